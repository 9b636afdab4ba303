# ruff: noqa: E501
"""An article in a language without a pack is told by name, or by none, and never read as English or German."""

import io

import pytest

from datewire import pipeline
from datewire.sources import Context, choose
from datewire.sources.language import detect, told

TEXTS = {
    "en": ("The council will meet on Monday, 4 May 2026, at seven in the evening in the town hall.", "Harbour fair opens on 9 May"),
    "de": ("Der Stadtrat tagt am Montag, dem 4. Mai 2026, um neunzehn Uhr im großen Saal des Rathauses.", "Hafenfest beginnt am 9. Mai"),
    "fr": ("Le conseil se réunira lundi 4 mai 2026 à dix-neuf heures dans la grande salle de la mairie.", "La foire du port ouvre le 9 mai"),
    "es": ("El consejo se reunirá el lunes 4 de mayo de 2026 a las siete de la tarde en el salón del ayuntamiento.", "La feria del puerto abre el 9 de mayo"),
    "it": ("Il consiglio si riunirà lunedì 4 maggio 2026 alle diciannove nella sala grande del municipio.", "La fiera del porto apre il 9 maggio"),
    "pt": ("A câmara reúne-se na segunda-feira, 4 de maio de 2026, às sete da tarde no salão da prefeitura.", "A feira do porto abre no dia 9 de maio"),
    "nl": ("De raad komt op maandag 4 mei 2026 om zeven uur bijeen in de grote zaal van het stadhuis.", "De havenmarkt opent op 9 mei"),
    "sv": ("Kommunfullmäktige möts måndagen den 4 maj 2026 klockan sju på kvällen i stadshuset.", "Hamnmässan öppnar den 9 maj"),
    "da": ("Byrådet mødes mandag den 4. maj 2026 klokken syv om aftenen på rådhuset, og alle er velkomne.", "Havnemessen åbner den 9. maj"),
    "no": ("Bystyret møtes mandag 4. maj 2026 klokken sju om kvelden i rådhuset, og alle er velkomne til å komme.", "Havnemessen åpner 9. mai"),
    "fi": ("Kaupunginvaltuusto kokoontuu maanantaina 4. toukokuuta 2026 kello seitsemän illalla kaupungintalolla, ja kokous on avoin kaikille.", "Satamamessut avataan 9. toukokuuta"),
    "pl": ("Rada miasta zbierze się w poniedziałek 4 maja 2026 o godzinie siódmej wieczorem w ratuszu.", "Targi portowe zaczną się 9 maja"),
    "cs": ("Zastupitelstvo se sejde v pondělí 4. května 2026 v sedm hodin večer ve velkém sále radnice a jednání je veřejné.", "Přístavní trh začne 9. května"),
    "sk": ("Zastupiteľstvo sa zíde v pondelok 4. mája 2026 o siedmej hodine večer vo veľkej sále radnice a je verejné.", "Prístavný trh sa začne 9. mája"),
    "hu": ("A városi tanács 2026. május 4-én, hétfőn este hét órakor ül össze a városháza nagytermében, és az ülés nyilvános.", "Május 9-én nyílik a kikötői vásár"),
    "ro": ("Consiliul local se va întruni luni, 4 mai 2026, la ora șapte seara, în sala mare a primăriei.", "Târgul portului se deschide la 9 mai"),
    "hr": ("Gradsko vijeće sastaje se u ponedjeljak 4. svibnja 2026. u sedam sati navečer u velikoj dvorani.", "Lučki sajam otvara se 9. svibnja"),
    "sl": ("Mestni svet se sestane v ponedeljek, 4. maja 2026, ob sedmih zvečer v veliki dvorani in je odprt za vse.", "Pristaniški sejem se odpre 9. maja"),
    "ca": ("El consell es reunirà dilluns 4 de maig de 2026 a les set de la tarda a la sala gran de l'ajuntament.", "La fira del port obre el 9 de maig"),
    "tr": ("Belediye meclisi 4 Mayıs 2026 Pazartesi günü saat yedide büyük salonda toplanacak ve toplantı herkese açık olacak.", "Liman fuarı 9 Mayıs'ta açılıyor"),
    "id": ("Dewan kota akan bertemu pada Senin, 4 Mei 2026, pukul tujuh malam di balai kota dan terbuka untuk umum.", "Pameran pelabuhan dibuka pada 9 Mei"),
    "ms": ("Majlis bandar akan bermesyuarat pada Isnin, 4 Mei 2026, jam tujuh malam di dewan besar.", "Pesta pelabuhan dibuka pada 9 Mei"),
    "vi": ("Hội đồng thành phố sẽ họp vào thứ Hai ngày 4 tháng 5 năm 2026 lúc bảy giờ tối tại tòa thị chính.", "Hội chợ cảng khai mạc ngày 9 tháng 5"),
    "sw": ("Baraza la mji litakutana Jumatatu tarehe 4 Mei 2026 saa moja jioni katika ukumbi wa mji na kila mtu anakaribishwa.", "Maonyesho ya bandari yataanza 9 Mei"),
    "tl": ("Magpupulong ang konseho ng lungsod sa Lunes, ika-4 ng Mayo 2026, alas siyete ng gabi sa munisipyo.", "Magbubukas ang perya sa daungan sa ika-9 ng Mayo"),
    "lt": ("Miesto taryba rinksis pirmadienį, 2026 m. gegužės 4 d., septintą valandą vakaro rotušės salėje.", "Uosto mugė atidaroma gegužės 9 d."),
    "lv": ("Pilsētas dome sanāks pirmdien, 2026. gada 4. maijā, pulksten septiņos vakarā rātsnama zālē.", "Ostas gadatirgus sākas 9. maijā"),
    "et": ("Linnavolikogu koguneb esmaspäeval, 4. mail 2026 kell seitse õhtul raekoja suures saalis ja see on avatud.", "Sadamalaat avatakse 9. mail"),
    "is": ("Borgarstjórn kemur saman mánudaginn 4. maí 2026 klukkan sjö um kvöldið í ráðhúsinu.", "Hafnarhátíðin hefst 9. maí"),
    "cy": ("Bydd y cyngor yn cyfarfod ddydd Llun, 4 Mai 2026, am saith o'r gloch yr hwyr yn neuadd y dref.", "Ffair yr harbwr yn agor ar 9 Mai"),
    "ga": ("Beidh cruinniú ag an gcomhairle ar an Luan, 4 Bealtaine 2026, ag a seacht tráthnóna i halla an bhaile.", "Osclófar aonach an chuain ar 9 Bealtaine"),
    "af": ("Die raad vergader op Maandag 4 Mei 2026 om sewe-uur die aand in die stadsaal, en almal is welkom.", "Die haweskou open op 9 Mei"),
    "sq": ("Këshilli i qytetit do të mblidhet të hënën, më 4 maj 2026, në orën shtatë të mbrëmjes në sallën e bashkisë.", "Panairi i portit hapet më 9 maj"),
    "eu": ("Udalbatza astelehenean bilduko da, 2026ko maiatzaren 4an, arratsaldeko zazpietan udaletxeko areto nagusian.", "Portuko azoka maiatzaren 9an hasiko da"),
    "eo": ("La konsilio kunvenos lundon, la 4-an de majo 2026, je la sepa vespere en la urbodomo.", "La havena foiro malfermiĝos la 9-an de majo"),
    "ru": ("Городской совет соберётся в понедельник, 4 мая 2026 года, в семь часов вечера в ратуше.", "Портовая ярмарка откроется 9 мая"),
    "uk": ("Міська рада збереться в понеділок, 4 травня 2026 року, о сьомій годині вечора в ратуші.", "Портовий ярмарок відкриється 9 травня"),
    "bg": ("Градският съвет ще заседава в понеделник, 4 май 2026 г., от седем часа вечерта в ратушата.", "Пристанищният панаир се открива на 9 май"),
    "sr": ("Градско веће састаје се у понедељак, 4. маја 2026. у седам сати увече у великој сали и отворено је за све.", "Лучки сајам се отвара 9. маја"),
    "mk": ("Градскиот совет ќе се состане во понеделник, 4 мај 2026 година, во седум часот навечер.", "Пристанишниот саем се отвора на 9 мај"),
    "el": ("Το δημοτικό συμβούλιο θα συνεδριάσει τη Δευτέρα 4 Μαΐου 2026 στις επτά το απόγευμα στο δημαρχείο.", "Η έκθεση του λιμανιού ανοίγει στις 9 Μαΐου"),
    "ar": ("يجتمع مجلس المدينة يوم الاثنين 4 مايو 2026 في الساعة السابعة مساء في قاعة البلدية الكبرى.", "افتتاح معرض الميناء في 9 مايو"),
    "fa": ("شورای شهر روز دوشنبه ۴ مه ۲۰۲۶ ساعت هفت عصر در تالار شهرداری تشکیل جلسه می دهد.", "نمایشگاه بندر در ۹ مه گشایش می یابد"),
    "he": ("מועצת העיר תתכנס ביום שני, 4 במאי 2026, בשעה שבע בערב באולם העירייה.", "יריד הנמל ייפתח ב-9 במאי"),
    "hi": ("नगर परिषद की बैठक सोमवार, 4 मई 2026 को शाम सात बजे नगर भवन में होगी।", "बंदरगाह मेला 9 मई को खुलेगा"),
    "ja": ("市議会は2026年5月4日月曜日の午後七時に市庁舎の大広間で開かれます。", "港祭りは5月9日に始まる"),
    "zh": ("市议会将于2026年5月4日星期一晚上七点在市政厅大厅举行会议。", "港口博览会5月9日开幕"),
    "ko": ("시의회는 2026년 5월 4일 월요일 저녁 일곱 시에 시청 대강당에서 열린다.", "항구 박람회 5월 9일 개막"),
    "th": ("สภาเมืองจะประชุมในวันจันทร์ที่ 4 พฤษภาคม 2569 เวลาเจ็ดโมงเย็นที่ศาลากลาง", "งานท่าเรือเปิดวันที่ 9 พฤษภาคม"),
    "ka": ("საკრებულო შეიკრიბება ორშაბათს, 2026 წლის 4 მაისს, საღამოს შვიდ საათზე.", "პორტის ბაზრობა 9 მაისს გაიხსნება"),
    "hy": ("Քաղաքային խորհուրդը կհավաքվի երկուշաբթի՝ 2026 թ. մայիսի 4-ին, երեկոյան ժամը յոթին։", "Նավահանգստի տոնավաճառը կբացվի մայիսի 9-ին"),
    "bn": ("নগর পরিষদ সোমবার, ৪ মে ২০২৬ সন্ধ্যা সাতটায় নগর ভবনে বৈঠক করবে।", "বন্দর মেলা ৯ মে শুরু হবে"),
    "ta": ("நகர சபை திங்கட்கிழமை 4 மே 2026 அன்று மாலை ஏழு மணிக்கு கூடும்.", "துறைமுக விழா மே 9 அன்று தொடங்கும்"),
}  # fmt: skip

PACKS = ("en", "de")
KIN = {
    "da": "no",
    "no": "da",
    "ca": "es",
    "eo": "es",
    "mk": "bg",
    "sr": "mk",
    "tr": "et",
    "hr": "sl",
    "sk": "cs",
}  # which may be told instead


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_and_a_headline_are_in_no_other_language_with_a_pack(code: str) -> None:
    sentence, headline = TEXTS[code]
    assert detect(sentence) in ((code,) if code in PACKS else {code, KIN.get(code), None} - set(PACKS))
    assert detect(headline) in ({code, None} if code in PACKS else {code, KIN.get(code), None})


def test_most_languages_are_told_by_name() -> None:
    right = [code for code, (sentence, _) in TEXTS.items() if detect(sentence) == code]
    assert len(right) >= 0.9 * len(TEXTS)


@pytest.mark.parametrize("code", [code for code in TEXTS if code not in PACKS])
def test_a_feed_that_calls_itself_english_is_read_by_its_words(code: str) -> None:
    sentence = TEXTS[code][0]
    feed = f"<rss version='2.0'><channel><title>x</title><language>en-us</language><item><title>{sentence}</title><guid>1</guid><description>{sentence} {sentence}</description></item></channel></rss>"
    (article,) = choose("-", feed.encode()).read(io.BytesIO(feed.encode()), Context("-", "-"))
    assert article.language not in PACKS


def test_a_label_stands_where_the_words_are_few_or_say_nothing() -> None:
    assert told("Festival Milano 2026", "it") == "it"
    assert told("Harbour fair on Saturday", "nl") == "nl"
    assert told("The fair will be held in the harbour on Saturday, and all are welcome.", "nl") == "en"
    assert told("12 34", None) is None


def test_an_article_without_a_pack_keeps_its_plain_days_and_has_no_english_names() -> None:
    words = f" date 2026-03-02 Kaupunki\n{TEXTS['fi'][0]}\n".encode()
    (article,) = choose("x", words).read(io.BytesIO(words), Context("x", "x"))
    reading = pipeline.read(article)
    assert article.language == "fi"
    assert [line.quote for line in reading.ledger] == ["4. toukokuuta 2026"]
