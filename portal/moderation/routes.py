"""Routes of moderation."""

from starlette.routing import Route

routes: list[Route] = []
