"""Security headers on every answer; the policy is constant and needs no nonce."""

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
        "worker-src 'self'",
    )
)


def add_headers(response: Response) -> Response:
    """Add the headers to ``response``; pages are private and never cached by others.

    What may be kept, or is stricter, says so itself.
    """
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


class ReadersSession(SecureCookieSessionInterface):
    """The session cookie, kept off the answers that are the same for everybody."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie, and say that the answer depends on it; neither when it is public."""
        if not response.cache_control.public:
            super().save_session(app, session, response)


def use_headers(app: Flask) -> None:
    """Add the headers to every answer of ``app``."""
    app.session_interface = ReadersSession()
    app.after_request(add_headers)
