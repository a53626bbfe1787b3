"""What pages carry that differs each time."""

import re


def without_tokens(html):
    """A page without what is random in it: the tokens of its forms."""
    return re.sub(r'name="token" value="[^"]+"', "", html)
