"""How a job stands, in one Dutch sentence."""

from tracker.domain.reporting import JobState
from tracker.models import Job
from tracker.web.filters import day


def sentence(job: Job) -> str:
    """Return how ``job`` stands; its file must be loaded."""
    match job.state:
        case JobState.WAITING if job.attempts:
            return "Een poging lukte niet. Wij proberen het zo meteen opnieuw."
        case JobState.WAITING:
            return "Uw aanvraag staat in de rij. Er wordt één ding tegelijk gemaakt."
        case JobState.RUNNING:
            return "Wij zijn bezig. U mag deze pagina verlaten: het werk gaat door."
        case JobState.DONE if job.file is None:
            return "Het bestand is na een week weggegooid. U kunt het opnieuw maken."
        case JobState.DONE:
            return done(job)
        case JobState.CANCELLED:
            return "U hebt dit gestopt. Er is niets bewaard."
        case JobState.FAILED:
            return job.error


def done(job: Job) -> str:
    """Return that the file is there, and until when."""
    until = job.file.drop_on if job.file else None
    kept = f" U kunt het ophalen tot en met {day(until)}." if until else ""
    return f"Het bestand is klaar.{kept}"
