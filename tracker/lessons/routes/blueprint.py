"""The blueprint all pages of lessons hang on."""

from flask import Blueprint

bp = Blueprint("lessons", __name__)
