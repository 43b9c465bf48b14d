from invoicemesh_client.field_order import field_order


def test_fields_are_sorted_as_the_contract_lists_them() -> None:
    paths = [
        "document_type",
        "language",
        "supplier.name",
        "supplier.address.city",
        "customer.name",
        "totals.net",
        "totals.gross",
        "line_items[2].description",
        "line_items[2].quantity",
        "line_items[10].description",
    ]
    assert sorted(set(paths), key=field_order) == paths


def test_what_this_client_does_not_know_yet_comes_last_among_its_siblings() -> None:
    paths = ["totals.net", "totals.surprise.net", "tax_lines[1].rate", "surprise[1].net"]
    assert sorted(set(paths), key=field_order) == paths
