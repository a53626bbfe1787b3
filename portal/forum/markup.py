"""What members may do to their words: bold, slanted, lists, quotes. Never pictures, never HTML.

Addresses are shown as they were typed and lead to a notice of ours, not out of here.
"""

import re
from functools import cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from portal.web.paths import path
from portal.web.rendering import paragraphs

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "bdi"}
KEPT = {"p": {"dir"}, "li": {"dir"}, "blockquote": {"dir"}, "a": {"href"}, "ol": {"start"}}
_RULES = ["newline", "escape", "emphasis", "list", "blockquote", "link"]
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_PLAIN = re.compile(r"[*_\[\\]|https?://|^\s*(?:>|(?:[-+]|\d{1,4}[.)])\s)", re.MULTILINE)


def marked(body: str, post_id: int) -> Markup:
    """The words of a post as a piece of a page. Most have no marks, and cost next to nothing."""
    if not _PLAIN.search(body):
        return paragraphs(body)
    env: dict[str, Any] = {"post": post_id, "links": []}
    made = nh3.clean(
        _markdown().render(_settled(body), env), tags=TAGS, attributes=KEPT, link_rel=None
    )
    return Markup(made)  # noqa: S704 - cleaned: the tags above and nothing else


def links_in(body: str) -> list[str]:
    """The addresses in a text, in the order in which `marked` numbers them."""
    env: dict[str, Any] = {"post": 0, "links": []}
    _markdown().render(_settled(body), env)
    found: list[str] = env["links"]
    return found


@cache
def _markdown() -> MarkdownIt:
    """Thread-safe: everything that one text needs is in its own `env`."""
    parser = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_RULES)
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("text", _text)
    for kind in ("paragraph_open", "list_item_open", "blockquote_open"):
        parser.add_render_rule(kind, _with_direction)
    return parser


def _with_direction(self: Any, tokens: Any, at: int, options: Any, env: Any) -> str:
    tokens[at].attrSet("dir", "auto")
    rendered: str = self.renderToken(tokens, at, options, env)
    return rendered


def _link_open(self: Any, tokens: Any, at: int, options: Any, env: dict[str, Any]) -> str:
    return _door(env, str(tokens[at].attrGet("href") or ""))


def _text(self: Any, tokens: Any, at: int, options: Any, env: dict[str, Any]) -> str:
    """Plain words; addresses in them become doors, unless they stand in a link already."""
    content = tokens[at].content
    if _is_in_link(tokens, at):
        return str(escape(content))
    parts, end = [], 0
    for found in _ADDRESS.finditer(content):
        said = escape(found.group())
        door = _door(env, found.group())
        parts += [str(escape(content[end : found.start()])), f"{door}<bdi>{said}</bdi></a>"]
        end = found.end()
    return "".join(parts) + str(escape(content[end:]))


def _is_in_link(tokens: Any, at: int) -> bool:
    kinds = [token.type for token in tokens[:at]]
    return kinds.count("link_open") > kinds.count("link_close")


def _door(env: dict[str, Any], address: str) -> str:
    env["links"].append(address)
    number = len(env["links"])
    return f'<a href="{path("forum.link", id=env["post"], number=number)}">'


def _settled(body: str) -> str:
    return body.replace("\r\n", "\n")
