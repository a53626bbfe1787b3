"""Routes of plan."""

from starlette.routing import Route

routes: list[Route] = []
