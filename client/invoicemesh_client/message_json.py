"""Messages of the contracts as JSON."""

from google.protobuf.json_format import MessageToJson
from google.protobuf.message import Message


def message_json(message: Message, *, indent: int | None = None) -> str:
    """Gives a message as JSON, on one line unless indented.

    Keys are the contract's field names, not their camel case: field paths such as `totals.amount_due` lead through it.
    """
    return MessageToJson(message, preserving_proto_field_name=True, ensure_ascii=False, indent=indent)
