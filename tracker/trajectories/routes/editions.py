"""What a newer edition of a dossier says, and following it or not, principle by principle."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.editions import PrincipleNews, added_since
from tracker.extensions import db
from tracker.models import Trajectory
from tracker.policy import Act
from tracker.trajectories import services
from tracker.trajectories.queries.pages import news_for
from tracker.trajectories.queries.registration import principle_link_of
from tracker.trajectories.routes.blueprint import bp, changing, found
from tracker.web.guard import guard

CHANGED_AGAIN = "Dit principe is intussen weer veranderd. Lees hieronder wat er nu staat."


@bp.get("/trajecten/<slug>/nieuwe-uitgave")
@guard(Act.VIEW, Trajectory)
def edition_news(trajectory: Trajectory) -> str:
    """Show old and new words of each principle beside each other."""
    return render_template(
        "trajectories/edition_news.html",
        trajectory=trajectory,
        news=news_for(trajectory),
        added=added_since(trajectory.id),
    )


@bp.post("/trajecten/<slug>/bewerken/principes/<int:id>/volgen")
@changing
def follow_edition(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Let the trajectory rest on the newer words of a principle."""
    news = asked(trajectory, id)
    if news is None or news.principle is None:
        return back(trajectory, CHANGED_AGAIN, "warning")
    services.follow_edition(news.link, principle=news.principle)
    db.session.commit()
    return back(trajectory, f"U bouwt nu op de nieuwe tekst van ‘{news.principle.title}’.")


@bp.post("/trajecten/<slug>/bewerken/principes/<int:id>/houden")
@changing
def pass_edition(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Stay with the words that were chosen."""
    news = asked(trajectory, id)
    if news is None:
        return back(trajectory, CHANGED_AGAIN, "warning")
    services.pass_edition(news.link, edition=news.edition)
    db.session.commit()
    return back(trajectory, f"U houdt de tekst van ‘{news.link.principle.title}’ die u koos.")


def asked(trajectory: Trajectory, id: int) -> PrincipleNews | None:
    """Return the news on one link; None when it is not what stood on the page."""
    link = found(principle_link_of(trajectory, id))
    number = request.form.get("uitgave", type=int)
    of_link = (each for each in news_for(trajectory) if each.link.id == link.id)
    return next((each for each in of_link if each.edition.number == number), None)


def back(trajectory: Trajectory, message: str, category: str = "success") -> ResponseReturnValue:
    """Go to the page with what is different and say something there."""
    flash(message, category)
    return redirect(url_for("trajectories.edition_news", slug=trajectory.slug), 303)
