"""Routes of listings."""

from starlette.routing import Route

routes: list[Route] = []
