"""People and programs: the Flask application and the `svod` command."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.config import Config


def create_app(config: "Config") -> "Flask":
    """The application over one data folder; every request sees the newest generation."""
    # Flask is loaded here, because the command, which lives in this package, must start fast.
    from webapp import application

    return application.create_app(config)
