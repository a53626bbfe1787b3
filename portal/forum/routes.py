"""Routes of forum."""

from starlette.routing import Route

routes: list[Route] = []
