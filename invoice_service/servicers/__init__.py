"""InvoiceService as gRPC calls it, an area a file. A method turns the request into values, makes one call, answers."""

from invoice_service.servicers.documents import DocumentMethods
from invoice_service.servicers.exporting import ExportMethods
from invoice_service.servicers.figures import FigureMethods
from invoice_service.servicers.history import HistoryMethods
from invoice_service.servicers.invoices import InvoiceMethods
from invoice_service.servicers.reading import ReadingMethods
from invoice_service.servicers.reviewing import ReviewMethods
from invoice_service.servicers.splitting import SplitMethods
from invoice_service.servicers.trash import TrashMethods
from invoice_service.servicers.upload import UploadMethods
from invoice_service.servicers.watching import WatchMethods
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceServicer


class InvoiceServicer(
    UploadMethods,
    ReadingMethods,
    InvoiceMethods,
    ReviewMethods,
    SplitMethods,
    TrashMethods,
    ExportMethods,
    FigureMethods,
    HistoryMethods,
    WatchMethods,
    DocumentMethods,
    InvoiceServiceServicer,
):
    """All methods of the contract."""
