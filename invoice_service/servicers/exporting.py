"""ExportInvoices: invoices leave as a file."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from google.api.httpbody_pb2 import HttpBody

from invoice_service.servicers.parts import Context, Methods
from invoice_service.servicers.requests import exported_ids_of
from invoicemesh.invoice.v1.invoice_service_pb2 import ExportFormat, ExportInvoicesRequest
from mesh.auth import Role, current_principal, requires

_FILES = {
    ExportFormat.EXPORT_FORMAT_XLSX: (
        "invoices.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ExportFormat.EXPORT_FORMAT_JSON: ("invoices.json", "application/json"),
    ExportFormat.EXPORT_FORMAT_ZIP: ("invoices.zip", "application/zip"),
}
_CSV_FILE = ("invoices.csv", "text/csv; charset=utf-8")


class ExportMethods(Methods):
    """Gives invoices out."""

    @requires(Role.CLERK)
    async def ExportInvoices(self, request: ExportInvoicesRequest, context: Context) -> AsyncGenerator[HttpBody, None]:
        """Gives the file in pieces."""
        name, media_type = _FILES.get(request.format, _CSV_FILE)
        pieces = self._parts.exporter.export(
            request.filter, exported_ids_of(request), request.format, person=current_principal().name
        )
        await context.send_initial_metadata(
            (
                ("content-disposition", f'attachment; filename="{name}"'),
                ("cache-control", "no-store"),
                ("x-content-type-options", "nosniff"),
            )
        )
        async with aclosing(pieces):
            async for piece in pieces:
                yield HttpBody(content_type=media_type, data=piece)
                media_type = ""
