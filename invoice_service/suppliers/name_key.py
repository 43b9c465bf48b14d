"""The one form under which names of companies are compared: case, accents, punctuation and legal form do not matter."""

import re
import unicodedata

_LEGAL_FORM_LIST = """
ab ag ao aps as asa bv bvba co company corp corporation cv dac doo eg ek ev eu eurl gbr gesmbh ges ggmbh gie gmbh
inc incorporated kb kft kg kgaa lda limited llc llp lp ltd ltda mbh mbb nv nyrt oe og ohg oo ood oy oyj partg
partgmbb plc pte pty pvt sa sae sarl sas sasu sca scop scs se sicav sl slu snc sp spa spk spol spzoo srl srls sro
teoranta ug unlimited z zoo zrt haftungsbeschraenkt
"""
# As they stand once points are dropped and accents taken away.
_LEGAL_FORMS = frozenset(_LEGAL_FORM_LIST.split())
_CONNECTING = frozenset({"and", "und", "et", "the"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def name_key(name: str) -> str:
    """The key of a name: `Müller & Söhne GmbH & Co. KG` and `MUELLER UND SÖHNE` have the same. Empty for no letters."""
    composed = unicodedata.normalize("NFKC", name).casefold().translate(_GERMAN)
    plain = "".join(mark for mark in unicodedata.normalize("NFD", composed) if not unicodedata.combining(mark))
    words = re.sub(r"[\W_]+", " ", re.sub(r"[.'’`´]", "", plain)).split()
    end = len(words)
    while end > 1 and words[end - 1] in _LEGAL_FORMS | _CONNECTING:
        end -= 1
    return "".join(word for word in words[:end] if word not in _CONNECTING) or "".join(words)
