"""What a fact is: a sentence, what it claims of the record, and the address of a page that supports it."""

from typing import NamedTuple

import pytest

ILLEGAL_1998 = "cis-1998-03-06-illegal-migration"
BISHKEK_1992 = "cis-1992-10-09-visa-free"
FIVE_2000 = "eurasec-2000-11-30-visa-free"
MINSK_1993 = "cis-1993-01-22-legal-assistance"
CHISINAU_2002 = "cis-2002-10-07-legal-assistance"
DEPORTED_1992 = "cis-1992-10-09-deported-rights"
DEPORTED_2003 = "cis-2003-05-30-deported-protocol"
LABOUR_1994 = "cis-1994-04-15-labour-migration"
EAEU_2014 = "eaeu-2014-05-29-treaty"
VISA = ("visa",)

ADILET_1998 = "https://adilet.zan.kz/rus/docs/Z000000112_/compare/kaz"
DTKT_1998 = "https://docs.dtkt.ua/doc/997_078"
GEORGIA_NOTE = "http://today.az/news/politics/54753.html"
GEORGIA_LEAVES = "http://gorki.gov.by/news/respublik/478-1.html"
MOBILITY = "https://wikimili.com/en/Mobility_rights_arrangements_of_the_Commonwealth_of_Independent_States"
BISHKEK_TEXT = "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=357452"
FIVE_TEXT = "https://prg-online-web.prgapp.kz/accountant/document/?doc_id=30258099"
DEPORTED_TEXT = "https://adilet.zan.kz/rus/docs/H030000280_"
DEPORTED_CLAUSE = "https://lica.com.ua/5/text/213376"
CHISINAU_TEXT = "https://www.adilet.zan.kz/kaz/docs/Z040000531_"
MOLDOVA_LEAVES = (
    "https://www.zdg.md/stiri/republica-moldova-renunta-la-trei-acorduri-cu-csi-parlamentul-prevederile-tratatelor-sunt-"
    "invechite-si-nu-mai-sunt-aplicabile/"
)
MINSK_DTKT = "https://docs.dtkt.ua/doc/997_009"
MINSK_NOTICE = (
    "https://minjust.gov.ua/m/informatsiyne-povidomlennya-schodo-zupinennya-dii-ta-vihodu-z-konventsii-pro-pravovu-"
    "dopomogu-i-pravovi-vidnosini-u-tsivilnih-simeynih-ta-kriminalnih-spravah-vid-22-sichnya-1993-roku-ta-protokolu-do-"
    "nei"
)
KAZ_RUS_READMISSION = (
    "https://zakonpravo.kz/en/zakony/zakon-o-ratifikatsii-soglasheniya-mezhdu-pravitelstvom-respubliki-kazahstan-i-"
    "pravitelstvom-rossiyskoy-federatsii-o-readmissii-i-ispolnitelnogo-protokola-o-poryadke-realizatsii-soglasheniya-"
    "mezhdu-pravitelstvom-respubliki-kazahstan-i-pravitelstvom-rossiyskoy-federatsii-o-readmissii"
)
KAZ_KGZ_READMISSION = "https://adilet.zan.kz/rus/docs/Z1700000074/compare"
KGZ_UZB_2000 = (
    "https://nrm.uz/contentf?doc=18573_soglashenie_mejdu_pravitelstvom_respubliki_uzbekistan_i_pravitelstvom_"
    "kyrgyzskoy_respubliki_o_vzaimnyh_poezdkah_grajdan_(tashkent_2_iyulya_2000_g_vstuplenie_v_silu_s_1_avgusta_2000_"
    "goda)&products=1_zakonodatelstvo_respubliki_uzbekistan"
)
UKRAINE_READMISSION = (
    "http://dmsu.gov.ua/component/content/article/41-ukrainska/diialnist/normatyvna-baza/mizhnarodni-dokumenty/"
    "616-readmisiia"
)
MIGRANT_WORKERS_2008 = (
    "http://soc-in.com/zakonodavstvo/mizhnarodni-dogovory/bagatostoronni/3260-konvenciya--pro-pravovij-status-"
    "trudyashhih-migrantiv-i-chleniv-yihnih-simej-derzhav---uchasnic-spiv.html"
)
KAZ_MIGRANT_WORKERS_2008 = (
    "https://zakonpravo.kz/en/on-the-ratification-of-the-convention-on-the-legal-status-of-migrant-workers-and-members-"
    "of-their-families-of-the-member-states-of-the-commonwealth-of-independent-states"
)
SMUGGLING_REGISTER = (
    "https://treaties.un.org/Pages/ShowMTDSGDetails.aspx?src=UNTSONLINE&tabid=2&mtdsg_no=XVIII-12-b&chapter=18&lang=en"
)
CETS_197 = "http://www.coe.int/t/dghl/monitoring/trafficking/flags-sos_en.asp?toPrint=yes"
LABOUR_1994_TEXT = "https://iplex360.com.ua/npa.php?code=997_012"
PROTOCOL_2005 = (
    "http://court-info.ru/d/a_mezhdunarodnyy-dogovor/c_pravitelstvom-respubliki-armeniya/"
    "10899701/protokol-o-vnesenii-izmeneniy-i-dopolneniy-v-soglashenie-o-sotrudnichestve-v-oblasti-trudovoy-mig"
    "rac.html"
)
KAZ_UZB_ILLEGAL = "http://adilet.zan.kz/rus/docs/Z2000000306/compare"
BORDER_1996 = "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=357623"
TRAFFICKING_2011 = "https://base.garant.ru/2570897/"
TRAFFICKING_2014 = "https://base.garant.ru/70604240/"
ACCIDENTS = "https://zaki.ru/pagesnew.php?id=57929"
EVACUATION = "https://adilet.zan.kz/rus/docs/H960000248_"
RUS_UKR_CHECKPOINTS = "https://zakon.rada.gov.ua/laws/show/643_257"
MIGRANT_WORKERS_UN = "https://treaties.un.org/doc/Publication/MTDSG/Volume%20I/Chapter%20IV/iv-13.en.xml"
CITIZENSHIP_1999 = "http://adilet.zan.kz/rus/docs/Z990000017_/compare"
KAZ_LEAVES_CU = (
    "http://www.zakonpravo.kz/en/zakony/zakon-o-ratifikatsii-dogovora-mezhdu-respublikoy-kazahstan-respublikoy-belarus-"
    "kyrgyzskoy-respublikoy-i-rossiyskoy-federatsiey-ob-uglublenii-integratsii-v-ekonomicheskoy-i-gumanitarnoy-oblastyah"
)


class Dated(NamedTuple):
    """A date of the instrument itself."""

    sentence: str
    instrument: str
    column: str
    date: str
    source: str


class Step(NamedTuple):
    """A dated step of a state."""

    sentence: str
    instrument: str
    state: str
    step: str
    date: str
    source: str
    towards: str = ""


class Bound(NamedTuple):
    """How surely a state was bound, by day."""

    sentence: str
    state: str
    instrument: str
    levels: dict[str, str]
    source: str
    basis: str = "in_force"


class Tied(NamedTuple):
    """How surely two states were tied, by day, and the rule that decides on the last of the days."""

    sentence: str
    a: str
    b: str
    instrument: str
    levels: dict[str, str]
    rule: str
    source: str


class Ties(NamedTuple):
    """Everything of some topics that tied two states on a day; the source is of the instrument named."""

    sentence: str
    a: str
    b: str
    day: str
    topics: tuple[str, ...]
    layer: str
    reading: str
    families: set[str]
    instrument: str
    source: str


class Family(NamedTuple):
    """Whether two instruments are one family."""

    sentence: str
    instrument: str
    other: str
    one: bool
    source: str


def sentences(facts):
    """The facts as parameters of a test, named by what they say."""
    return [pytest.param(fact, id=fact.sentence) for fact in facts]
