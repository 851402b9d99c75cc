"""Settings: the only place that reads the environment."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent
INSTANCE = Path(os.environ.get("LEERSPOOR_INSTANCE", ROOT / "instance"))


def kept_secret(folder: Path) -> str:
    """Return the secret of this installation's ``folder``, made on first use."""
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(32))
        file.chmod(0o600)
    return file.read_text().strip()


class Config:
    """What every environment shares."""

    # Where the database is; a SQLite file in instance/ unless DATABASE_URL says otherwise.
    SQLALCHEMY_DATABASE_URI = (
        os.environ.get("DATABASE_URL") or f"sqlite:///{INSTANCE}/leerspoor.sqlite"
    )
    # Signs the session; set it yourself in production.
    SECRET_KEY = os.environ.get("LEERSPOOR_SECRET_KEY", "")
    # How many reverse proxies stand in front of the app.
    PROXY_COUNT = int(os.environ.get("LEERSPOOR_PROXY_COUNT", "0"))
    # Who to mail with questions; stands on the help page and in security.txt.
    CONTACT = os.environ.get("LEERSPOOR_CONTACT", "")
    # Where the accessibility statement is registered; the page links to it.
    STATEMENT_URL = os.environ.get("LEERSPOOR_STATEMENT_URL", "")
    # Shows the page with all parts of the look.
    SHOW_SPECIMENS = False
    # Whether demo data may be loaded without saying yes to it.
    WELCOMES_DEMO = False
    # How long a form may stay open before its token ends: as long as the session.
    WTF_CSRF_TIME_LIMIT = None
    # Seconds a browser keeps a static file; its address changes when the file does.
    SEND_FILE_MAX_AGE_DEFAULT = 365 * 24 * 3600
    # The queue that wakes a worker, where the database is a SQLite file.
    JOB_QUEUE = f"{INSTANCE}/queue.sqlite"
    # Whether jobs are done at once, in the process that asks.
    JOBS_AT_ONCE = False
    # Seconds a worker has a job for itself without a sign of life; then another takes it up.
    JOB_LEASE = 60.0
    # Seconds between two looks for jobs that nobody carries.
    JOB_SWEEP = 30.0
    # Seconds a request waits for its job before it shows the page of the job.
    JOB_PATIENCE = 1.5
    # No form comes near this size.
    MAX_CONTENT_LENGTH = 2 * 1024 * 1024
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    # Hours after which one logs in again.
    PERMANENT_SESSION_LIFETIME = 12 * 3600


class Development(Config):
    """On one's own machine: a secret kept in instance/, the page of parts switched on."""

    SHOW_SPECIMENS = True
    WELCOMES_DEMO = True

    def __init__(self) -> None:
        """Make the secret when there is none."""
        self.SECRET_KEY = Config.SECRET_KEY or kept_secret(INSTANCE)


class Testing(Config):
    """For the tests: no tokens in forms, a secret that is none, a database of one's own."""

    TESTING = True
    __test__ = False  # pytest collects what is called Test...
    SECRET_KEY = "only-for-tests"
    WTF_CSRF_ENABLED = False
    SHOW_SPECIMENS = True
    WELCOMES_DEMO = True
    JOBS_AT_ONCE = True
    JOB_PATIENCE = 0.0

    def __init__(self, database_url: str = "sqlite://") -> None:
        """Use the database at ``database_url``."""
        self.SQLALCHEMY_DATABASE_URI = database_url


class Production(Config):
    """In use: refuses to start without a secret; cookies only over https."""

    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-leerspoor"

    def __init__(self) -> None:
        """Check what production cannot do without.

        Raises:
            RuntimeError: LEERSPOOR_SECRET_KEY is missing or short.
        """
        if len(self.SECRET_KEY) < 32:
            raise RuntimeError("Set LEERSPOOR_SECRET_KEY to at least 32 random characters.")


def from_environment() -> Config:
    """Return the settings LEERSPOOR_ENV names: production unless it says development."""
    if os.environ.get("LEERSPOOR_ENV") == "development":
        return Development()
    return Production()
