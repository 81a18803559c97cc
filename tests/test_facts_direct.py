"""What pages show: when an instrument came or ended, when a state took a step."""

import pytest
from facts import (
    ADILET_1998,
    BISHKEK_1992,
    BORDER_1996,
    CETS_197,
    CHISINAU_2002,
    CHISINAU_TEXT,
    DEPORTED_2003,
    DEPORTED_TEXT,
    DTKT_1998,
    FIVE_2000,
    GEORGIA_LEAVES,
    ILLEGAL_1998,
    KAZ_KGZ_READMISSION,
    KAZ_RUS_READMISSION,
    KAZ_UZB_ILLEGAL,
    LABOUR_1994,
    LABOUR_1994_TEXT,
    MIGRANT_WORKERS_2008,
    MINSK_1993,
    MINSK_DTKT,
    MINSK_NOTICE,
    SMUGGLING_REGISTER,
    TRAFFICKING_2011,
    UKRAINE_READMISSION,
    Dated,
    Step,
    sentences,
)
from questions import field, step_date

# What a page shows: dates of instruments.
DATED = [
    Dated(
        "the agreement of the CIS on illegal migration was signed on 6 March 1998",
        ILLEGAL_1998, "concluded", "1998-03-06", "https://base.garant.ru/3108340",
    ),
    Dated(
        "the Kazakh-Uzbek agreement on illegal migration of 15 April 2019 entered into force on 22 May 2020",
        "kaz-uzb-2019-04-15-illegal-migration", "entry_into_force", "2020-05-22", KAZ_UZB_ILLEGAL,
    ),
    Dated(
        "the Kazakh-Kyrgyz readmission agreement entered into force on 10 August 2017",
        "kaz-kgz-2016-10-17-readmission", "entry_into_force", "2017-08-10", KAZ_KGZ_READMISSION,
    ),
    Dated(
        "the Kazakh-Russian readmission agreement of 7 June 2012 entered into force on 25 September 2015",
        "kaz-rus-2012-06-07-readmission", "entry_into_force", "2015-09-25", KAZ_RUS_READMISSION,
    ),
    Dated(
        "the Kazakh-Turkmen agreement on mutual travel entered into force on 12 February 2002",
        "kaz-tkm-2001-03-01-mutual-travel", "entry_into_force", "2002-02-12",
        "https://adilet.zan.kz/rus/docs/Z020000283_/compare",
    ),
    Dated(
        "the Belarusian-Kazakh agreement on cooperation in migration entered into force on 3 December 2020",
        "blr-kaz-2019-10-25-migration-cooperation", "entry_into_force", "2020-12-03",
        "https://adilet.zan.kz/kaz/docs/Z2000000374/compare",
    ),
    Dated(
        "the Kazakh-Russian agreement on joint border control entered into force on 30 July 2013",
        "kaz-rus-2009-09-11-joint-border-control", "entry_into_force", "2013-07-30",
        "https://adilet.zan.kz/kaz/docs/Z1300000117/compare",
    ),
    Dated(
        "the Kazakh-Moldovan agreement on mutual travel of 2003 entered into force only on 5 January 2007",
        "kaz-mda-2003-09-17-mutual-travel", "entry_into_force", "2007-01-05",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=356653",
    ),
    Dated(
        "the Moldovan-Turkmen agreement on mutual trips entered into force on 4 January 2002",
        "mda-tkm-2000-12-14-mutual-trips", "entry_into_force", "2002-01-04",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=360061",
    ),
    Dated(
        "the Moldovan-Russian labour agreement of 1993 entered into force on 14 October 1993",
        "mda-rus-1993-05-27-labour-migration", "entry_into_force", "1993-10-14", "https://www.anofm.md/ro/node/2238",
    ),
    Dated(
        "the Azerbaijani-Moldovan labour agreement of 2005 entered into force on 28 January 2006",
        "aze-mda-2005-04-21-labour-migration", "entry_into_force", "2006-01-28", "https://www.anofm.md/ro/node/2238",
    ),
    Dated(
        "the Moldovan-Russian pension agreement of 1995 entered into force on 4 December 1995",
        "mda-rus-1995-02-10-pensions", "entry_into_force", "1995-12-04",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=357763",
    ),
    Dated(
        "the Georgian-Moldovan readmission agreement entered into force on 1 August 2016",
        "geo-mda-2014-10-06-readmission", "entry_into_force", "2016-08-01",
        "https://matsne.gov.ge/document/view/3360853?publication=0",
    ),
    Dated(
        "the Belarusian-Georgian visa-free agreement entered into force on 28 January 2019",
        "blr-geo-2018-03-22-visa-free", "entry_into_force", "2019-01-28",
        "https://matsne.gov.ge/ka/document/view/4467853",
    ),
    Dated(
        "the Ukrainian-Uzbek readmission agreement entered into force on 20 August 2002",
        "ukr-uzb-2000-10-12-readmission", "entry_into_force", "2002-08-20", UKRAINE_READMISSION,
    ),
    Dated(
        "the Turkmen-Ukrainian readmission agreement entered into force on 20 February 2002",
        "tkm-ukr-2001-05-14-readmission", "entry_into_force", "2002-02-20", UKRAINE_READMISSION,
    ),
    Dated(
        "the Georgian-Ukrainian readmission agreement entered into force on 26 May 2004",
        "geo-ukr-2003-04-22-readmission", "entry_into_force", "2004-05-26", UKRAINE_READMISSION,
    ),
    Dated(
        "the CIS agreement on mutual recognition of visas entered into force on 13 December 1992",
        "cis-1992-11-13-visa-recognition", "entry_into_force", "1992-12-13",
        "http://pravo.kulichki.com/zak/megd/meg03611.htm",
    ),
    Dated(
        "the protocol against the smuggling of migrants entered into force on 28 January 2004",
        "un-2000-11-15-smuggling-protocol", "entry_into_force", "2004-01-28", SMUGGLING_REGISTER,
    ),
    Dated(
        "the programme against illegal migration of 2006-2008 was adopted in Kazan on 26 August 2005",
        "cis-2005-08-26-programme-illegal-migration-2006-2008", "concluded", "2005-08-26",
        "https://base.garant.ru/2566667",
    ),
    Dated(
        "the Azerbaijani-Moldovan agreement on migration of 2007 entered into force on 21 July 2007",
        "aze-mda-2007-02-22-migration", "entry_into_force", "2007-07-21",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=356333",
    ),
    Dated(
        "the Russian-Tajik agreement on border cooperation of 2004 ceased on 27 April 2011",
        "rus-tjk-2004-10-16-border-cooperation", "ended", "2011-04-27",
        "http://en.special.kremlin.ru/catalog/countries/TJ/events/14215",
    ),
    Dated(
        "the programme against trafficking of 2011-2013 was adopted on 10 December 2010",
        "cis-2010-12-10-programme-trafficking-2011-2013", "concluded", "2010-12-10",
        "http://www.cis.minsk.by/page.php?id=18806",
    ),
    Dated(
        "the programme against trafficking of 2014-2018 was adopted on 25 October 2013",
        "cis-2013-10-25-programme-trafficking-2014-2018", "concluded", "2013-10-25",
        "https://adilet.zan.kz/kaz/docs/P1500000023/compare",
    ),
    Dated(
        "the convention against the traffic in persons entered into force on 25 July 1951",
        "un-1950-03-21-traffic-in-persons", "entry_into_force", "1951-07-25",
        "https://treaties.un.org/doc/Publication/MTDSG/Volume%20I/Chapter%20VII/VII-11-a.en.xml",
    ),
    Dated(
        "the Azerbaijani-Tajik agreement on migration was signed on 23 May 2024",
        "aze-tjk-2024-05-23-migration", "concluded", "2024-05-23",
        "https://mmih.tj/SEARCH/DocumentView?DocumentId=167070",
    ),
    Dated(
        "the agreement on a unified register entered into force on 2 January 2013",
        "cis-2011-10-18-unified-register-agreement", "entry_into_force", "2013-01-02",
        "https://base.garant.ru/70164890/e88847e78ccd9fdb54482c7fa15982bf",
    ),
    Dated(
        "the Russian-Turkmen agreement on mutual trips was signed on 17 July 1999",
        "rus-tkm-1999-07-17-mutual-trips", "concluded", "1999-07-17", "https://www.lawmix.ru/abro/4891/",
    ),
]  # fmt: skip

# What a page shows: steps of states.
STEPS = [
    Step(
        "Belarus deposited its ratification of the agreement of 1998 on 17 December 1998",
        ILLEGAL_1998, "BLR", "deposit", "1998-12-17", ADILET_1998,
    ),
    Step(
        "Kazakhstan deposited its ratification of the agreement of 1998 on 20 February 2001",
        ILLEGAL_1998, "KAZ", "deposit", "2001-02-20", ADILET_1998,
    ),
    Step(
        "Kyrgyzstan deposited its ratification of the agreement of 1998 only on 30 October 2003",
        ILLEGAL_1998, "KGZ", "deposit", "2003-10-30", ADILET_1998,
    ),
    Step(
        "Ukraine ratified the agreement of 1998 with a reservation on 17 March 1999",
        ILLEGAL_1998, "UKR", "reservation", "1999-03-17", DTKT_1998,
    ),
    Step(
        "Ukraine adopted its law of exit from the agreement of 1998 on 22 May 2022",
        ILLEGAL_1998, "UKR", "denunciation", "2022-05-22", DTKT_1998,
    ),
    Step(
        "Russia notified its exit from the Bishkek agreement on 4 September 2000",
        BISHKEK_1992, "RUS", "withdrawal_notice", "2000-09-04",
        "https://jamestown.org/program/russia-withdraws-from-visa-free-travel-agreement/",
    ),
    Step(
        "Georgia gave notice of its exit from the CIS on 18 August 2008",
        "cis-1991-12-08-founding", "GEO", "withdrawal_notice", "2008-08-18", GEORGIA_LEAVES,
    ),
    Step(
        "Kazakhstan ratified the visa-free agreement of the five on 6 December 2001",
        FIVE_2000, "KAZ", "ratification", "2001-12-06", "https://adilet.zan.kz/kaz/docs/Z010000262_/compare",
    ),
    Step(
        "Kyrgyzstan deposited its notice on the protocol on deported persons on 2 March 2005",
        DEPORTED_2003, "KGZ", "deposit", "2005-03-02", DEPORTED_TEXT,
    ),
    Step(
        "Russia did not sign the protocol on deported persons of 30 May 2003",
        DEPORTED_2003, "RUS", "not_signed", "2003-05-30", DEPORTED_TEXT,
    ),
    Step(
        "Kazakhstan deposited its ratification of the Chisinau convention on 29 March 2004",
        CHISINAU_2002, "KAZ", "deposit", "2004-03-29", CHISINAU_TEXT,
    ),
    Step(
        "Ukraine suspended the Minsk convention towards Russia from 23 December 2022",
        MINSK_1993, "UKR", "suspension", "2022-12-23", MINSK_NOTICE, "RUS",
    ),
    Step(
        "Ukraine suspended the labour agreement of 1994 towards Belarus from 25 July 2023",
        LABOUR_1994, "UKR", "suspension", "2023-07-25", LABOUR_1994_TEXT, "BLR",
    ),
    Step(
        "Belarus acceded to the Council of Europe's convention on trafficking on 26 November 2013",
        "coe-2005-05-16-cets197", "BLR", "accession", "2013-11-26", CETS_197,
    ),
    Step(
        "Ukraine ratified the CIS convention on migrant workers on 21 December 2011",
        "cis-2008-11-14-migrant-workers-convention", "UKR", "ratification", "2011-12-21", MIGRANT_WORKERS_2008,
    ),
    Step(
        "Azerbaijan did not sign the agreement on border information of 12 April 1996",
        "cis-1996-04-12-border-information", "AZE", "not_signed", "1996-04-12", BORDER_1996,
    ),
    Step(
        "Moldova signed the agreement on border information with a special opinion",
        "cis-1996-04-12-border-information", "MDA", "special_opinion", "1996-04-12", BORDER_1996,
    ),
    Step(
        "Armenia signed the programme against trafficking of 2011-2013 with a special opinion",
        "cis-2010-12-10-programme-trafficking-2011-2013", "ARM", "special_opinion", "2010-12-10", TRAFFICKING_2011,
    ),
    Step(
        "Ukraine did not sign the programme against trafficking of 2011-2013",
        "cis-2010-12-10-programme-trafficking-2011-2013", "UKR", "not_signed", "2010-12-10", TRAFFICKING_2011,
    ),
    Step(
        "Ukraine made a reservation when it ratified the Minsk convention on 10 November 1994",
        MINSK_1993, "UKR", "reservation", "1994-11-10", MINSK_DTKT,
    ),
    Step(
        "Ukraine made a reservation when it ratified the agreement on trafficking on 16 October 2012",
        "cis-2005-11-25-trafficking-agreement", "UKR", "reservation", "2012-10-16",
        "http://search.ligazakon.ua/l_doc2.nsf/link1/T125434.html",
    ),
    Step(
        "Kazakhstan made a reservation when it ratified the convention against the traffic in persons",
        "un-1950-03-21-traffic-in-persons", "KAZ", "reservation", "2005-12-14",
        "https://zakon.uchet.kz/kaz/docs/Z050000100_",
    ),
    Step(
        "Belarus made a reservation when it ratified the treaty of the four on 24 May 1996",
        "cu-1996-03-29-deepening-integration", "BLR", "reservation", "1996-05-24",
        "http://pravo.kulichki.net/zak/year1996/doc37589.htm",
    ),
    Step(
        "Uzbekistan was the first known to deposit for the agreement on refugees, on 15 July 1994",
        "cis-1993-09-24-refugees", "UZB", "deposit", "1994-07-15", "https://docs.cntd.ru/document/1900499",
    ),
    Step(
        "Tajikistan acceded to the agreement of the four on education documents on 26 February 2002",
        "cu-1998-11-24-education-documents", "TJK", "accession", "2002-02-26",
        "https://online.zakon.kz/Document/?doc_id=1014152",
    ),
    Step(
        "Azerbaijan deposited its ratification of the Council of Europe's convention on trafficking on 23 June 2010",
        "coe-2005-05-16-cets197", "AZE", "deposit", "2010-06-23",
        "http://www.coe.int/en/web/conventions/search-on-treaties/-/conventions/treaty/197/declarations",
    ),
    Step(
        "Kyrgyzstan ratified the ILO convention on migration for employment on 10 September 2008",
        "ilo-1949-07-01-c097", "KGZ", "ratification", "2008-09-10",
        "http://ilo.org/dyn/normlex/fr/f?p=NORMLEXPUB%3A11300%3A0%3A%3ANO%3A11300%3AP11300_INSTRUMENT_"
        "ID%3A312242%3ANO",
    ),
    Step(
        "Belarus acceded to the Charter of the Shanghai Cooperation Organisation on 4 July 2024",
        "sco-2002-06-07-charter", "BLR", "accession", "2024-07-04",
        "http://www.adilet.zan.kz/rus/docs/Z030000465_/compare",
    ),
    Step(
        "Uzbekistan approved the agreement with Tajikistan on mutual trips on 14 March 2018",
        "tjk-uzb-2018-03-09-mutual-trips", "UZB", "approval", "2018-03-14", "https://old.gov.uz/ru/news/view/15403",
    ),
    Step(
        "Kazakhstan approved the end of the recognition of visas on 6 June 2015",
        "cis-2014-11-21-visa-recognition-termination", "KAZ", "approval", "2015-06-06",
        "https://adilet.zan.kz/rus/docs/P1500000418/compare/kaz",
    ),
]  # fmt: skip


@pytest.mark.parametrize("fact", sentences(DATED))
def test_an_instrument_came_or_ended(dataset, fact):
    assert field(dataset, fact.instrument, fact.column) == fact.date


@pytest.mark.parametrize("fact", sentences(STEPS))
def test_a_state_took_a_step(dataset, fact):
    assert step_date(dataset, fact.instrument, fact.state, fact.step, fact.towards) == fact.date
