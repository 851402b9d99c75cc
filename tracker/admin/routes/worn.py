"""A house style as browsers ask for it: public, as it is on every letter."""

from flask import Response, abort, request

from tracker.admin.routes.blueprint import bp
from tracker.housestyle.look import css_of, mark_of
from tracker.housestyle.stored import house_style, logo_mark, look_of
from tracker.web.guard import public

# A picture may hold no more than a picture, also when somebody opens it by itself.
PICTURE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


@bp.route("/huisstijl/<code>.css")
@public
def house_css(code: str) -> Response:
    """Give the style sheet of a gemeente."""
    style = house_style(code)
    if style is None:
        abort(404)
    css = css_of(look_of(style))
    return kept(Response(css, mimetype="text/css"), mark_of(css))


@bp.route("/huisstijl/<code>/logo")
@public
def house_logo(code: str) -> Response:
    """Give the logo of a gemeente."""
    style = house_style(code, with_logo=True)
    if style is None or style.logo is None:
        abort(404)
    picture = Response(style.logo, mimetype=style.logo_mimetype)
    picture.headers["Content-Security-Policy"] = PICTURE_POLICY
    return kept(picture, logo_mark(style))


def kept(answer: Response, mark: str) -> Response:
    """Return ``answer``, kept for a year where its address carries its ``mark``."""
    if request.args.get("v") == mark:
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        answer.headers["Cache-Control"] = "no-cache"
    return answer
