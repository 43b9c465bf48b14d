"""The settings of the invoice service, read from `INVOICE_…` variables and from `.env`."""

from typing import Any
from urllib.parse import quote

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from mesh.settings import ServerSettings

_MIB = 1024 * 1024

IN_PROCESS = "memory://"
"""The queue of a service whose workers are in its own process."""


def _database_url(given: dict[str, Any]) -> SecretStr:
    if not given["mysql_host"]:
        return SecretStr("sqlite:///data/invoicemesh.db")
    password: SecretStr = given["mysql_password"]
    user = f"{quote(given['mysql_user'], safe='')}:{quote(password.get_secret_value(), safe='')}"
    return SecretStr(f"mysql+pymysql://{user}@{given['mysql_host']}/{given['mysql_db']}")


def _queue_url(given: dict[str, Any]) -> SecretStr:
    return SecretStr(f"redis://{given['redis_host']}/0" if given["redis_host"] else IN_PROCESS)


class InvoiceSettings(ServerSettings):
    """Where the invoice service listens, what it keeps its records in, whom it asks, and its limits."""

    model_config = SettingsConfigDict(env_prefix="INVOICE_")

    port: int = Field(default=50053, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")

    mysql_host: str = Field(
        default="", validation_alias="MYSQL_HOST", description="Host of a MySQL or MariaDB, with `:port` if need be."
    )
    mysql_user: str = Field(
        default="invoicemesh", validation_alias="MYSQL_USER", description="Who the service is there."
    )
    mysql_password: SecretStr = Field(
        default=SecretStr(""), validation_alias="MYSQL_PASSWORD", description="How it proves that."
    )
    mysql_db: str = Field(
        default="invoicemesh", validation_alias="MYSQL_DB", description="An existing database; its tables are made."
    )
    redis_host: str = Field(
        default="", validation_alias="REDIS_HOST", description="Host of a Redis, with `:port` if need be."
    )

    database_url: SecretStr = Field(
        default_factory=_database_url,
        description="The database of the records, as SQLAlchemy writes it; it may hold a password. "
        "Where it is not set, MYSQL_HOST names it; else it is `sqlite:///data/invoicemesh.db`.",
    )
    queue_url: SecretStr = Field(
        default_factory=_queue_url,
        description="What hands work to workers: `redis://…`, or `memory://` for workers within this process. Where it "
        "is not set, REDIS_HOST names it; else it is `memory://`.",
    )
    objects_url: str = Field(
        default="data/objects",
        description="Where originals and page images are kept: a folder, or a URL such as `memory://` or `s3://bucket`.",
    )

    ocr_target: str = Field(default="127.0.0.1:50051", description="Host and port of the OCR service.")
    nlp_target: str = Field(default="127.0.0.1:50052", description="Host and port of the NLP service.")
    recognize_seconds: float = Field(default=900, gt=0, description="How long the OCR of one document may take.")
    extract_seconds: float = Field(default=300, gt=0, description="How long the extraction of one record may take.")
    second_look_places: int = Field(
        default=12,
        ge=0,
        le=24,
        description="Most places of a document that are read again where a rule doubts them; 0 reads none again.",
    )
    second_look_seconds: float = Field(
        default=60, gt=0, description="How long that may take; a document whose places take longer goes on without it."
    )
    peer_tries: int = Field(default=5, ge=1, description="How often a run asks a service that is away or busy.")
    peer_first_wait_seconds: float = Field(default=0.5, gt=0, description="Wait after the first try; it doubles.")
    peer_longest_wait_seconds: float = Field(default=10, gt=0, description="Longest wait between two tries.")

    max_document_bytes: int = Field(default=25 * _MIB, gt=0, description="Largest document that is taken.")
    upload_idle_seconds: float = Field(default=60, gt=0, description="Silence after which an upload is given up.")
    stream_seconds: float = Field(
        default=86_400,
        gt=0,
        description="Deadline of a stream whose caller set none: watches are long, uploads have their own limits.",
    )

    workers: int = Field(
        default=2,
        ge=0,
        description="Documents that this process works on at the same time; 0 leaves them to processes of their own.",
    )
    run_seconds: float = Field(default=1800, gt=0, description="How long a run of one document may take in all.")
    lease_seconds: float = Field(default=20, gt=0, description="How long a run that shows no life holds an invoice.")
    scan_seconds: float = Field(default=60, gt=0, description="How often work that nobody holds is looked for.")
    run_tries: int = Field(default=6, ge=1, description="Runs that an invoice may take until it is FAILED.")
    run_first_wait_seconds: float = Field(default=15, gt=0, description="Wait after the first run; it doubles.")
    run_longest_wait_seconds: float = Field(default=300, gt=0, description="Longest wait between two runs.")

    sure_from: float = Field(
        default=0.9,
        ge=0,
        le=1,
        description="The confidence from which a required value needs no look by a person, until people set another.",
    )

    trash_days: int = Field(default=30, ge=1, le=3650, description="How long an invoice stays in the trash.")
    purge_seconds: float = Field(default=3600, gt=0, description="How often the trash is looked through.")
    own_company: tuple[str, ...] = Field(
        default=(),
        description='VAT ids and names of the companies that the invoices are addressed to, as JSON: `["DE…", "…"]`.',
    )

    heartbeat_seconds: float = Field(default=15, gt=0, description="Silence after which a watch sends a heartbeat.")
    watch_poll_seconds: float = Field(
        default=5, gt=0, description="How often a watch looks for changes that other processes have made."
    )
