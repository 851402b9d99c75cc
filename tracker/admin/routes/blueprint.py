"""The blueprint all pages of administration hang on."""

from flask import Blueprint

bp = Blueprint("admin", __name__)
