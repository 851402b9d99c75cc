"""What lists are narrowed by."""

from wtforms import Form

from tracker.domain.vocabulary import TrajectoryStatus
from tracker.web.filter_form import FilterForm, OneOrAllField, WordField


class TrajectoryFilterForm(FilterForm):
    """What the list of trajectories is narrowed by."""

    zoek = WordField()
    thema = OneOrAllField("Thema")
    status = OneOrAllField("Stand", members=TrajectoryStatus)


class SearchForm(Form):
    """A word to look for in a long list."""

    zoek = WordField("Zoek op naam")
