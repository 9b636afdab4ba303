"""The language of a text by its script and its short words: no model, no data file, a few microseconds."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the and of to in is was that for with on by at from has have will be are this an it january march may "
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
    "no": "og det som en er på av for med den til ikke har et om fra der var seg ved ble kan skal alle blir etter",
    "fi": "ja on ei se että oli ovat kuin mutta myös joka sekä mukaan kello vuoden tai jos kun hän ovat on",
    "et": "ja on ei see et oli ka kui oma aasta või mis selle kell ning ta pole saab mai mail kõik",
    "cs": "a v se na je že s z do o ve k i za od po pro který jako byl jsou bude ale také podle roku hodin",
    "sk": "a v sa na je že s z do o vo k i za od po pre ktorý ako bol sú bude ale aj podľa roku hodine",
    "hu": "a az és hogy nem is egy van ez meg volt de már csak még mint el lesz után szerint év nap",
    "ro": "și de la în a cu pe că din nu o un care este pentru mai sau va se fi după ora al ale",
    "hr": "i u je na se da su za od s o će koji a kao iz ne do bio nakon godine sati bi te",
    "sl": "in v je na se da so za od s z bo ki pa kot iz ne do bil leta ob bi po ter tudi",
    "ca": "el la els les de i que a en un una per amb del al es és va no més aquest dels l d",
    "af": "die en van is in het nie dat om te vir met op aan was by sal word deur ook as hy sy",
    "is": "og að í á er um sem til við með var fyrir ekki en hann það af frá verður kl",
    "ga": "an na agus ar ag a i go le is bhí tá sé do ó de beidh leis seo nach",
    "cy": "y yr a ac i o yn ar am gan mae bydd ei wedi ni oedd fel hwn ddydd gyda",
    "eu": "eta da du ez bat ere hau zen dira dute izan egin izango baina beste ko da",
    "sq": "të e në i një që për me nga është do më së dhe u si ka ishte kjo pas",
    "lt": "ir į kad iš yra su d m bus už po tai kaip nuo apie dėl bei tarp metų ne",
    "lv": "un ir no ar uz par ka gada kas bet tiek tā pēc arī būs lai jau pie pulksten ne",
    "sw": "na ya wa kwa katika ni la za cha kuwa hii huo baada pia kila tarehe saa hilo",
    "tl": "ang ng sa na mga at ay si ni ito para kay hindi ika din niya kung alas",
    "ms": "yang dan di dengan untuk pada dari ini itu dalam akan tidak ke oleh juga adalah telah kerana jam ialah",
    "eo": "la de kaj en estas al ne por ke kun pri el sed ili oni estos je kiu",
    "sr": "и у је на се да су за од са о ће који а као из не до био након године сати би те",
    "mk": "и на во се да од за со не ги по ќе што како година е ја бил часот",
}
_INDEX: dict[str, list[str]] = {}
for _code, _list in _WORDS.items():
    for _word in dict.fromkeys(_list.split()):
        _INDEX.setdefault(_word, []).append(_code)

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
)
_FAR = re.compile("[\u0370-\u03ff\u0530-\u05ff\u0900-\u137f\u1780-\u17ff\u3040-\ud7af]")  # a letter of such a script
_FOREIGN = {"en": re.compile(r"[^\W\d_a-z]"), "de": re.compile(r"[^\W\d_a-zäöüß]")}  # letters that are rare there
_RARE = 0.03  # share of such letters, above which a text is in another language
_ENOUGH = 8  # words, from which a text tells its language better than the label of its page or feed
_LETTERS = re.compile(r"\b[^\W\d_]+\b")
_SAMPLE = 1500


def told(text: str, label: str | None) -> str | None:
    """The language of `text`, which a page or feed labels `label`: labels are often left as the software had them, so
    that the words win where there are enough of them."""
    found, sample = detect(text), text[:_SAMPLE]
    if not label or _FAR.search(sample) or len(_LETTERS.findall(sample)) >= _ENOUGH:
        return found or label
    return label


def detect(text: str) -> str | None:
    """The ISO 639-1 code of `text`, or None when its words do not tell (numbers, names, an unknown language)."""
    sample = text[:_SAMPLE]
    if _FAR.search(sample) and (code := _by_script(sample)):
        return code
    votes: Counter[str] = Counter()
    sample = sample.lower()
    words = Counter(_LETTERS.findall(sample))
    for word, count in words.items():
        for code in _INDEX.get(word, ()):
            votes[code] += count
    for code, letter in _FOREIGN.items():
        if code in votes and len(letter.findall(sample)) > _RARE * max(40, sum(map(len, words.elements()))):
            del votes[code]
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
