"""What every server reads at its start, read once in the process that servers are forked from."""

from sqlalchemy.orm import configure_mappers

from portal import packs
from portal.settings import Settings
from portal.web import rendering

configure_mappers()
packs.load(Settings.country)
rendering.environment(Settings.language).get_template("errors/refused.html")
