"""What people write is kept when their visit runs out: no plain text has the name of a secret."""

import importlib
import pkgutil

import pytest
import wtforms

import portal
from portal.accounts.unsent import UNTOLD
from portal.web.forms import SAID, Form, long_text

pytestmark = pytest.mark.gate
ABOUT_SECRETS = {  # these ask for secret words, a PIN or a name outside, besides what else
    "portal.certificates.forms.Paper",
    "portal.accounts.forms",
    "portal.proof.forms",
    "portal.desk.house_marks.Place",  # words by which a house could be found
    "portal.my_data.forms.Erasure",
    "portal.my_data.forms.TakeAlong",
    "portal.take_along.forms.Taking",
    "portal.training.forms.Told",  # a code for two
}


def all_forms():
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [Form]
    for kind in found:
        found += kind.__subclasses__()
    return found[1:]


def plain_names(kind):
    """The names of fields that hold no secret, as a page sends them."""
    if {kind.__module__, f"{kind.__module__}.{kind.__name__}"} & ABOUT_SECRETS:
        return set()
    fields = [(name, getattr(kind, name)) for name in dir(kind) if not name.startswith("_")]
    return {
        field.name or name
        for name, field in fields
        if hasattr(field, "field_class") and field.field_class is not wtforms.PasswordField
    }


def test_no_plain_field_has_a_name_that_is_not_kept():
    forms = all_forms()

    assert len(forms) > 20
    assert {f"{k.__module__}.{k.__name__}" for k in forms if plain_names(k) & UNTOLD} == set()


def test_such_a_field_would_be_found():
    """The control."""

    class Careless(Form):
        words = long_text("Why?", most=10)
        kept = long_text("Why?", most=10, name=SAID)

    assert plain_names(Careless) & UNTOLD == {"words"}
