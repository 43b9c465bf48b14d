"""The document type codes of the standard (BT-3, UNTDID 1001) and the kinds of document they stand for."""

_NAMES = {
    "CREDIT_NOTE": "81 83 261 262 296 308 381 396 420 458 502 503 532",
    "DEBIT_NOTE": "80 84 383",
    "CORRECTED_INVOICE": "384",
    "PREPAYMENT_INVOICE": "386",
    "PRO_FORMA": "325",
    "INVOICE": "71 82 102 130 202 203 204 211 218 219 295 326 331 380 382 385 387 388 389 390 393 394 395 456 457 "
    "527 553 575 623 633 751 780 817 870 875 876 877 935",
}
_BY_CODE = {code: name for name, codes in _NAMES.items() for code in codes.split()}


def document_type_of(code: str) -> str | None:
    """Give the name, without prefix, of the DocumentType that a code stands for; None when the standard lacks it."""
    return _BY_CODE.get(code.strip())
