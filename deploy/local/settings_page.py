"""Writes docs/settings.md: every setting of every service, from the settings classes themselves."""

from collections.abc import Iterator

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from gateway.settings import GatewaySettings
from invoice_service.settings import InvoiceSettings
from nlp_service.settings import NlpSettings
from ocr_service.settings import OcrSettings

SERVICES: tuple[tuple[str, type[BaseSettings]], ...] = (
    ("OCR service", OcrSettings),
    ("NLP service", NlpSettings),
    ("Invoice service", InvoiceSettings),
    ("Gateway", GatewaySettings),
)


def default_of(field: FieldInfo) -> str:
    """Give a field's default as a table shows it."""
    if field.default_factory is not None:
        return "see text"
    value = field.default
    if hasattr(value, "get_secret_value"):
        value = value.get_secret_value()
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    if hasattr(value, "is_absolute") and value.is_absolute():
        value = value.name
    return "–" if value in (None, "") else f"`{value}`"


def lines() -> Iterator[str]:
    """Give the page line by line."""
    yield "# Settings"
    yield ""
    yield "Each is an environment variable or a line in `.env` in the folder where the service runs. Made by"
    yield "`make docs/settings.md`; a test compares this page with the code."
    for title, settings in SERVICES:
        prefix = settings.model_config["env_prefix"]
        yield from ("", f"## {title}", "", "| setting | default | what |", "| --- | --- | --- |")
        for name, field in settings.model_fields.items():
            known_as = field.validation_alias if isinstance(field.validation_alias, str) else f"{prefix}{name.upper()}"
            yield f"| `{known_as}` | {default_of(field)} | {field.description} |"


def main() -> None:
    """Print the page."""
    for line in lines():
        print(line)


if __name__ == "__main__":
    main()
