"""Where a provision stands among others: «1» inside of «5»."""

from flask import Flask
from pyoxigraph import NamedNode

from kg.asking import text
from kg.generations import Generation
from webapp import context
from webapp.things import Thing


def register(app: Flask) -> None:
    app.jinja_env.filters.update(numbers=lambda provision: numbers(context.generation(), provision))


def numbers(generation: Generation, provision: Thing) -> list[str]:
    """The numbers of the provisions around it, the outermost first, and its own."""
    found, around, seen = [provision.text("svod:number")], provision.iri, {provision.iri}
    while rows := generation.select("whole", provision=NamedNode(around)):
        around = text(rows[0], "whole")
        if around in seen:
            break
        seen.add(around)
        found.insert(0, text(rows[0], "number"))
    return [number for number in found if number]
