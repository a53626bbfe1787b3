"""Routes of training."""

from starlette.routing import Route

routes: list[Route] = []
