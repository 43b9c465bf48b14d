"""The forms in which a result is written."""

import json
from enum import StrEnum

from google.protobuf.json_format import MessageToDict

from invoicemesh_client.extraction.run import Outcome
from invoicemesh_client.flat import FlatError, FlatResult, flatten_read_result


class ResultFormat(StrEnum):
    """The flat result, or the whole answer of ReadInvoice."""

    FLAT = "flat"
    FULL = "full"


def indented_json(outcome: Outcome, result_format: ResultFormat) -> str:
    """Gives a result as a JSON object over several lines."""
    return json.dumps(_json_object(outcome, result_format), ensure_ascii=False, indent=2)


def json_line(outcome: Outcome, result_format: ResultFormat) -> str:
    """Gives a result as a JSON object on one line, whose first key, `file`, tells which document it is of."""
    labelled = {"file": outcome.document.relative.as_posix(), **_json_object(outcome, result_format)}
    return json.dumps(labelled, ensure_ascii=False)


def _json_object(outcome: Outcome, result_format: ResultFormat) -> dict[str, object]:
    result = outcome.result
    if isinstance(result, FlatError):
        failed = FlatResult(error=result).to_object()
        return failed if result_format is ResultFormat.FLAT else {"error": failed["error"]}
    if result_format is ResultFormat.FLAT:
        return flatten_read_result(result).to_object()
    return MessageToDict(result, preserving_proto_field_name=True)
