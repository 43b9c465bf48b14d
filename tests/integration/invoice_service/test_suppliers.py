"""SupplierService over the wire."""

from typing import TYPE_CHECKING

import pytest
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party
from invoicemesh.invoice.v1.supplier_pb2 import Supplier
from invoicemesh.invoice.v1.supplier_service_pb2 import (
    GetSupplierRequest,
    ListSuppliersRequest,
    MergeSuppliersRequest,
    UndoMergeRequest,
    UpdateSupplierRequest,
)
from invoicemesh.invoice.v1.supplier_service_pb2_grpc import SupplierServiceStub
from tests.integration.invoice_service.harness import Bench, refused

if TYPE_CHECKING:
    from invoicemesh.invoice.v1.supplier_service_pb2_grpc import SupplierServiceAsyncStub


def suppliers(bench: Bench) -> "SupplierServiceAsyncStub":
    return SupplierServiceStub(bench.new_channel())


async def test_a_supplier_comes_with_its_first_invoice_and_is_changed_by_people(bench: Bench) -> None:
    stub = suppliers(bench)
    assert not (await stub.ListSuppliers(ListSuppliersRequest())).suppliers
    invoice = await bench.processed()
    (listed,) = (await stub.ListSuppliers(ListSuppliersRequest(name="muster"))).suppliers
    assert (listed.id, listed.name, listed.invoice_count) == (invoice.supplier_id, "Muster GmbH", 1)
    changed = await stub.UpdateSupplier(
        UpdateSupplierRequest(
            supplier=Supplier(id=listed.id, etag=listed.etag, aliases=["Musterhaus"], default_payment_days=14),
            update_mask=FieldMask(paths=["aliases", "default_payment_days"]),
        )
    )
    assert (changed.supplier.name, list(changed.supplier.aliases)) == ("Muster GmbH", ["Musterhaus"])
    assert (await stub.GetSupplier(GetSupplierRequest(supplier_id=listed.id))).supplier == changed.supplier


async def test_what_is_usual_is_proposed_for_the_next_invoice(bench: Bench) -> None:
    first = await bench.processed(b"%PDF-1.7 1")
    supplier = Supplier(id=first.supplier_id, default_payment_days=14)
    await suppliers(bench).UpdateSupplier(
        UpdateSupplierRequest(supplier=supplier, update_mask=FieldMask(paths=["default_payment_days"]))
    )
    second = await bench.processed(b"%PDF-1.7 2")
    proposals = [proposal for finding in second.findings for proposal in finding.proposals]
    assert [(proposal.field_path, proposal.value) for proposal in proposals] == [("due_date", "2024-05-17")]
    assert not second.data.HasField("due_date")


async def test_suppliers_are_merged_and_separated(bench: Bench) -> None:
    stub = suppliers(bench)
    whole = (await bench.processed(b"%PDF-1.7 1")).supplier_id
    bench.nlp.data = InvoiceData(supplier=Party(name="Schreinerei Lang"))
    part = (await bench.processed(b"%PDF-1.7 2")).supplier_id
    merged = await stub.MergeSuppliers(MergeSuppliersRequest(supplier_id=whole, merged_supplier_id=part))
    assert (merged.supplier.invoice_count, [one.id for one in merged.supplier.merged]) == (2, [part])
    assert merged.supplier.merged[0].merged_by == "local admin"
    async with refused("SUPPLIER_MERGE_NOT_ALLOWED"):
        await stub.MergeSuppliers(MergeSuppliersRequest(supplier_id=whole, merged_supplier_id=part))
    assert (await stub.UndoMerge(UndoMergeRequest(supplier_id=part))).supplier.name == "Schreinerei Lang"
    async with refused("SUPPLIER_MERGE_NOT_ALLOWED"):
        await stub.UndoMerge(UndoMergeRequest(supplier_id=part))


@pytest.mark.parametrize(
    ("supplier", "paths"),
    [
        (Supplier(), []),
        (Supplier(), ["invoice_count"]),
        (Supplier(name=""), ["name"]),
        (Supplier(default_currency="EURO"), ["default_currency"]),
    ],
)
async def test_a_change_that_cannot_be_is_refused(bench: Bench, supplier: Supplier, paths: list[str]) -> None:
    change = Supplier(id=(await bench.processed()).supplier_id)
    change.MergeFrom(supplier)
    async with refused("REQUEST_INVALID"):
        await suppliers(bench).UpdateSupplier(
            UpdateSupplierRequest(supplier=change, update_mask=FieldMask(paths=paths))
        )


async def test_a_supplier_that_is_not_there_is_not_found(bench: Bench) -> None:
    async with refused("SUPPLIER_NOT_FOUND"):
        await suppliers(bench).GetSupplier(GetSupplierRequest(supplier_id="nobody"))
