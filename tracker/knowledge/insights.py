"""What advisers wrote on principles, for whoever reads about one."""

from collections import defaultdict
from collections.abc import Collection

from tracker.extensions import db
from tracker.models import Insight, User
from tracker.policy import visible_insights


def insights_on(keys: Collection[str], user: User) -> dict[str, list[Insight]]:
    """Return by key of the principle the insights ``user`` reads, the newest first."""
    query = visible_insights(user).where(Insight.principle_key.in_(keys))
    found: dict[str, list[Insight]] = defaultdict(list)
    for insight in db.session.scalars(query.order_by(Insight.written_on.desc(), Insight.id.desc())):
        found[insight.principle_key].append(insight)
    return dict(found)
