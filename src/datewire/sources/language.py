"""The language of a text by its script and its short words: no model, no data file, a few microseconds."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the and of to in is was that for with on by at from has have will be are this an it january "
    "february june july october december monday tuesday wednesday thursday friday saturday sunday",
    "de": "der die das und ist nicht mit den dem ein eine im für auf von zu sich des wird am auch bei werden wurde",
    "fr": "le la les des et est une dans pour que qui sur du au avec par pas ce se sont été aux cette ont",
    "es": "el la los las de que y en un una por con para del al se es fue lo su como más este será",
    "it": "il la di che è e un una per con del della dei nel alla sono gli le non si al da dal anche",
    "pt": "o a os as de que e em um uma para com do da dos das no na não por se ao pela foi mais é",
    "nl": "de het een en van is op te dat voor met niet zijn er aan door naar ook bij wordt werd om",
    "sv": "och att det som en är på av för med den till inte har ett om från kommer var sig vid",
    "da": "og at det som en er på af for med den til ikke har et om fra der var sig ved blev kan",
    "pl": "i w na z się nie do że to jest o jak po przez od dla przy oraz ale został będzie roku",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra kadar ise yıl değil tarafından",
    "id": "yang dan di dengan untuk pada dari ini itu dalam akan tidak ke oleh juga adalah telah karena",
    "vi": "và của là các được cho trong một những với có đã này ngày tại người từ không đến khi sẽ về",
    "ru": "и в не на что с по как это за от из для был года также его до при будет но к",
    "uk": "і в не на що з за до як це від та для був року також його при буде але є у",
    "bg": "и на да се за от в с не е по са до като това ще при който след беше",
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان بين بعد قال",
    "fa": "در و به از که این را با است برای آن شد می های خود تا",
}
_INDEX: dict[str, list[str]] = {}
for _code, _list in _WORDS.items():
    for _word in _list.split():
        _INDEX.setdefault(_word, []).append(_code)

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_FAR = re.compile("[\u0370-\u03ff\u0590-\u05ff\u0900-\u0e7f\u3040-\ud7af]")  # a letter of one of those scripts
_LETTERS = re.compile(r"\b[^\W\d_]+\b")
_SAMPLE = 1500


def detect(text: str) -> str | None:
    """The ISO 639-1 code of `text`, or None when its words do not tell (numbers, names, an unknown language)."""
    sample = text[:_SAMPLE]
    if _FAR.search(sample) and (code := _by_script(sample)):
        return code
    votes: Counter[str] = Counter()
    for word, count in Counter(_LETTERS.findall(sample.lower())).items():
        for code in _INDEX.get(word, ()):
            votes[code] += count
    if not votes:
        return None
    (code, most), *others = votes.most_common(2)
    return code if most >= 2 or not others else None


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    for code, letter in _SCRIPTS:
        share = 0.1 if code == "ja" else 0.3
        if len(letter.findall(sample)) > share * letters:
            return code
    return None
