"""The extensions, as instances; ``create_app`` wires them."""

from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

# Tables derive from models.Base and not from db.Model, so that mypy knows their columns.
db = SQLAlchemy()
login_manager = LoginManager()
csrf = CSRFProtect()
