"""The blueprint all pages of actions hang on."""

from flask import Blueprint

bp = Blueprint("actions", __name__)
