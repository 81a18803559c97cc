"""What tied two states on a day, and what counts as one tie.

Where a page shows the day on which something begins or ends, the question is put of the day before as well.
"""

import pytest
from facts import (
    ACCIDENTS,
    ADILET_1998,
    BISHKEK_1992,
    BORDER_1996,
    CHISINAU_2002,
    CHISINAU_TEXT,
    DEPORTED_1992,
    DEPORTED_2003,
    DEPORTED_TEXT,
    DTKT_1998,
    EAEU_2014,
    EVACUATION,
    FIVE_2000,
    FIVE_TEXT,
    ILLEGAL_1998,
    KAZ_KGZ_READMISSION,
    KAZ_RUS_READMISSION,
    KAZ_UZB_ILLEGAL,
    KGZ_UZB_2000,
    LABOUR_1994,
    LABOUR_1994_TEXT,
    MIGRANT_WORKERS_UN,
    MINSK_1993,
    MINSK_DTKT,
    MINSK_NOTICE,
    MOBILITY,
    MOLDOVA_LEAVES,
    RUS_UKR_CHECKPOINTS,
    VISA,
    Family,
    Tied,
    Ties,
    sentences,
)
from questions import NOT, family, tied, ties_of

# What follows: what tied two states.
TIED = [
    # Refusal.
    Tied(
        "the Bishkek agreement never tied Armenia and Azerbaijan, as Armenia refused its accession",
        "ARM", "AZE", BISHKEK_1992, {"1998-01-01": NOT, "2005-01-01": NOT}, "refusal", MOBILITY,
    ),
    Tied(
        "the Bishkek agreement never came to tie Azerbaijan and Georgia either",
        "AZE", "GEO", BISHKEK_1992, {"1998-01-01": NOT, "2005-01-01": NOT}, "", MOBILITY,
    ),
    # Displacement: only between states bound by both.
    Tied(
        "the agreement of the five leaves Bishkek 1992 only possible between Kyrgyzstan and Tajikistan in 2025",
        "KGZ", "TJK", BISHKEK_1992, {"2002-01-01": "possible", "2025-12-31": "possible"}, "no_deposit", MOLDOVA_LEAVES,
    ),
    Tied(
        "with Georgia, no party to the agreement of the five, Bishkek 1992 is presumed to tie Kyrgyzstan on that day",
        "GEO", "KGZ", BISHKEK_1992, {"1997-07-31": NOT, "2025-12-31": "presumed"}, "seen_in_force", MOLDOVA_LEAVES,
    ),
    Tied(
        "between Kazakhstan and Kyrgyzstan the Chisinau convention displaced the Minsk convention on 2 October 2004",
        "KAZ", "KGZ", MINSK_1993, {"2004-10-01": "possible", "2004-10-02": NOT}, "displacement", MINSK_DTKT,
    ),
    Tied(
        "the Chisinau convention tied Kazakhstan and Kyrgyzstan thirty days after the Kyrgyz deposit",
        "KAZ", "KGZ", CHISINAU_2002, {"2004-10-01": NOT, "2004-10-02": "certain"}, "deposit", CHISINAU_TEXT,
    ),
    Tied(
        "with Uzbekistan, which did not sign the Chisinau convention, the Minsk convention goes on tying Kazakhstan",
        "KAZ", "UZB", MINSK_1993, {"2004-10-02": "possible", "2024-01-01": "presumed"}, "seen_in_force", MINSK_NOTICE,
    ),
    Tied(
        "Bishkek 1992 no longer ties Kazakhstan and Kyrgyzstan when the agreement of the five comes, as one had left",
        "KAZ", "KGZ", BISHKEK_1992, {"2000-12-31": "possible", "2002-06-07": NOT}, "withdrawal", MOBILITY,
    ),
    Tied(
        "Bishkek 1992 is presumed to tie Belarus and Georgia, which is no party to the agreement of the five",
        "BLR", "GEO", BISHKEK_1992, {"1997-07-31": NOT, "2010-01-01": "presumed"}, "seen_in_force",
        "https://www.oreanda.ru/en/common/events/article301343/",
    ),
    Tied(
        "the visa-free agreement of the five tied Belarus and Kazakhstan from 7 June 2002",
        "BLR", "KAZ", FIVE_2000, {"2002-06-06": NOT, "2002-06-07": "certain"}, "own_date", FIVE_TEXT,
    ),
    Tied(
        "the visa-free agreement of the five is presumed to tie Kazakhstan and Russia since a sighting of May 2008",
        "KAZ", "RUS", FIVE_2000, {"2002-06-06": NOT, "2005-01-01": "possible", "2010-01-01": "presumed"},
        "seen_in_force", "https://www.oreanda.ru/en/common/events/article301343/",
    ),
    Tied(
        "the visa-free agreement of the five never tied Kazakhstan and Uzbekistan",
        "KAZ", "UZB", FIVE_2000, {"2003-01-01": NOT, "2007-01-01": NOT}, "", FIVE_TEXT,
    ),
    # Suspension towards some only.
    Tied(
        "the Minsk convention tied Russia and Ukraine no more from 23 December 2022, when Ukraine suspended it",
        "RUS", "UKR", MINSK_1993, {"2000-01-01": "presumed", "2022-12-22": "presumed", "2022-12-23": NOT}, "suspension",
        MINSK_NOTICE,
    ),
    Tied(
        "the suspension towards Russia left the Minsk convention between Kazakhstan and Ukraine as it was",
        "KAZ", "UKR", MINSK_1993, {"2022-12-22": "presumed", "2022-12-23": "presumed", "2023-12-28": "presumed"},
        "seen_in_force", MINSK_NOTICE,
    ),
    Tied(
        "the labour agreement of 1994 ties Moldova and Ukraine after its suspension towards Russia and Belarus",
        "MDA", "UKR", LABOUR_1994, {"1995-08-21": NOT, "2023-07-25": "certain", "2024-01-01": "certain"}, "own_date",
        LABOUR_1994_TEXT,
    ),
    Tied(
        "the agreement on border residents ties Russia and Ukraine since 29 March 2012",
        "RUS", "UKR", "rus-ukr-2011-10-18-border-residents", {"2012-03-28": NOT, "2012-03-29": "certain"},
        "general_date", "https://zakononline.com.ua/documents/show/333685___333750",
    ),
    # Two states are tied once both are bound, and as surely as the less sure of them.
    Tied(
        "the agreement of 1998 tied Kazakhstan and Kyrgyzstan not before the Kyrgyz deposit",
        "KAZ", "KGZ", ILLEGAL_1998, {"2003-10-29": NOT, "2003-10-30": "possible", "2005-01-01": "presumed"},
        "seen_in_force", ADILET_1998,
    ),
    Tied(
        "the agreement of 1998 was presumed to tie Russia and Ukraine until the Ukrainian law of exit",
        "RUS", "UKR", ILLEGAL_1998, {"2021-01-01": "presumed", "2022-05-22": "possible"}, "deposit", DTKT_1998,
    ),
    Tied(
        "the treaty on the Eurasian Economic Union tied Armenia and Kyrgyzstan once Kyrgyzstan had joined",
        "ARM", "KGZ", EAEU_2014, {"2015-08-05": NOT, "2015-08-06": "certain"}, "own_date",
        "https://kun.uz/ru/news/2020/12/11/uzbekistan-poluchil-status-nablyudatelya-v-yeaes",
    ),
    # A bilateral treaty from its entry into force to its end.
    Tied(
        "the agreement on illegal migration tied Kazakhstan and Uzbekistan from 22 May 2020 and not the day before",
        "KAZ", "UZB", "kaz-uzb-2019-04-15-illegal-migration", {"2020-05-21": NOT, "2020-05-22": "certain"}, "own_date",
        KAZ_UZB_ILLEGAL,
    ),
    Tied(
        "the readmission agreement of 2012 with Uzbekistan is not known to have entered into force",
        "KAZ", "UZB", "kaz-uzb-2012-09-07-readmission", {"2015-03-05": NOT, "2020-01-01": "possible"}, "force_not_seen",
        "https://zakonpravo.kz/en/on-the-ratification-of-the-agreement-between-the-government-of-the-republic-of-"
        "kazakhstan-and-the-government-of-the-republic-of-uzbekistan-on-the-readmission-of-persons-and-the-executive-"
        "protocol-on-the-procedure-for-the-implementation-of-the-agreement-between-the-government-of-the-republic-of-"
        "kazakhstan-and-the-government-of-the-republic-of-uzbekistan-on-the-readmission-of-persons",
    ),
    Tied(
        "Russia and Ukraine were tied by visa-free travel from 10 March 1997 to the end of June 2022",
        "RUS", "UKR", "rus-ukr-1997-01-16-visa-free",
        {"1997-03-09": NOT, "1997-03-10": "certain", "2022-06-30": "certain", "2022-07-01": NOT}, "exit_of_the_other",
        "https://racurs.ua/ua/n171821-vizovyy-rejym-z-rosiieu-staly-vidomi-detali-uryadovoyi-postanovy.html",
    ),
    Tied(
        "the Kazakh-Russian treaty on legal status of 1995 ended on 17 August 2007",
        "KAZ", "RUS", "kaz-rus-1995-01-20-legal-status-residents", {"2007-08-16": "presumed", "2007-08-17": NOT},
        "terminated", "https://docs.cntd.ru/document/1900500/titles/7DC0K6",
    ),
    Tied(
        "the Kyrgyz-Uzbek agreement of 2000 ended on the day on which that of 2006 replaced it",
        "KGZ", "UZB", "kgz-uzb-2000-07-02-mutual-trips",
        {"2000-07-31": NOT, "2000-08-01": "certain", "2007-02-11": "certain", "2007-02-12": NOT}, "replaced",
        KGZ_UZB_2000,
    ),
    Tied(
        "the Kyrgyz-Uzbek agreement of 2006 held from the day on which that of 2000 ended",
        "KGZ", "UZB", "kgz-uzb-2006-10-03-mutual-trips", {"2007-02-11": NOT, "2007-02-12": "certain"}, "own_date",
        KGZ_UZB_2000,
    ),
    Tied(
        "Georgia and Ukraine abolished visas anew on 1 March 2019, and the agreement of 1999 ended",
        "GEO", "UKR", "geo-ukr-1999-03-31-visa-free", {"2019-02-28": "presumed", "2019-03-01": NOT}, "replaced",
        "https://docs.dtkt.ua/doc/268_052",
    ),
    Tied(
        "the Belarusian-Moldovan pension agreement of 1995 ended when that of 2019 entered into force",
        "BLR", "MDA", "blr-mda-1995-09-12-pensions",
        {"1996-11-14": NOT, "1996-11-15": "certain", "2020-10-31": "certain", "2020-11-01": NOT}, "replaced",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=356457",
    ),
    Tied(
        "the agreement of the Single Economic Space on migrant workers tied Belarus and Kazakhstan from 2012 to 2014",
        "BLR", "KAZ", "ses-2010-11-19-legal-status-migrant-workers",
        {"2011-12-31": NOT, "2012-01-01": "certain", "2014-12-31": "certain", "2015-01-01": NOT}, "terminated",
        "https://online.zakon.kz/Document/?doc_id=30837277",
    ),
    Tied(
        "visa-free travel between Azerbaijan and Kazakhstan is certain from 23 April 2010, misprinted as it is",
        "AZE", "KAZ", "aze-kaz-2009-10-02-visa-free-travel",
        {"2010-02-23": NOT, "2010-04-22": NOT, "2010-04-23": "certain"}, "own_date",
        "https://adilet.zan.kz/rus/docs/P100000188_/compare/kaz",
    ),
    Tied(
        "the Moldovan-Ukrainian agreement on checkpoints, supplemented in 2026, did not end with that of 2017",
        "MDA", "UKR", "mda-ukr-1997-03-11-checkpoints",
        {"1997-08-11": NOT, "1997-08-12": "certain", "2017-10-06": "certain", "2026-02-10": "certain"}, "general_date",
        "https://iplex360.com.ua/npa.php?code=498_160",
    ),
    # On signature, and only among those who signed.
    Tied(
        "the agreement on border information tied Kyrgyzstan and Tajikistan on the day of its signature",
        "KGZ", "TJK", "cis-1996-04-12-border-information",
        {"1996-04-11": NOT, "1996-04-12": "certain"}, "on_signature", BORDER_1996,
    ),
    Tied(
        "the protocol of two border services tied Moldova and Russia on the day of its signature",
        "MDA", "RUS", "mda-rus-2001-11-29-border-information-protocol",
        {"2001-11-28": NOT, "2001-11-29": "certain"}, "general_date",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=364994",
    ),
    Tied(
        "the protocol on checkpoints tied Russia and Ukraine on the day of its signature",
        "RUS", "UKR", "rus-ukr-2006-12-22-checkpoints-protocol",
        {"2006-12-21": NOT, "2006-12-22": "certain"}, "general_date",
        "https://docs.cntd.ru/document/902025267/titles/6580IP",
    ),
    # Multilateral, by deposit.
    Tied(
        "both had deposited in February 1995, yet only the third deposit tied Belarus and Uzbekistan",
        "BLR", "UZB", "cis-1994-12-09-accident-investigation",
        {"1995-02-24": NOT, "1995-03-09": NOT, "1995-03-10": "certain"}, "own_date", ACCIDENTS,
    ),
    Tied(
        "the agreement on accidents at work tied Moldova and Tajikistan from the Tajik deposit of 2001",
        "MDA", "TJK", "cis-1994-12-09-accident-investigation",
        {"2001-07-10": NOT, "2001-07-11": "certain"}, "own_date", ACCIDENTS,
    ),
    Tied(
        "the agreement on evacuation tied Kyrgyzstan and Ukraine from the Kyrgyz deposit of 2006",
        "KGZ", "UKR", "cis-1996-04-12-evacuation", {"2006-01-16": NOT, "2006-01-17": "certain"}, "deposit",
        EVACUATION,
    ),
    Tied(
        "the second deposit tied Armenia and Tajikistan by the protocol on deported persons",
        "ARM", "TJK", DEPORTED_2003, {"2004-05-24": NOT, "2004-05-25": "certain"}, "deposit", DEPORTED_TEXT,
    ),
    Tied(
        "the United Nations' convention on migrant workers tied Azerbaijan and Tajikistan when it came into force",
        "AZE", "TJK", "un-1990-12-18-icrmw",
        {"2002-01-08": NOT, "2003-06-30": NOT, "2003-07-01": "certain"}, "deposit",
        "https://webarchive.unesco.org/web/20151230013307/http:/portal.unesco.org/shs/en/ev.php-URL_ID=3693&URL_DO="
        "DO_TOPIC&URL_SECTION=201.html",
    ),
    Tied(
        "with Kyrgyzstan, which acceded later, it was certain to tie Azerbaijan half a year after the accession",
        "AZE", "KGZ", "un-1990-12-18-icrmw",
        {"2003-09-28": NOT, "2003-09-29": "possible", "2004-03-26": "possible", "2004-03-27": "certain"}, "deposit",
        MIGRANT_WORKERS_UN,
    ),
    Tied(
        "the convention on stateless persons tied Azerbaijan and Georgia from 22 March 2012",
        "AZE", "GEO", "un-1954-09-28-stateless-status", {"2012-03-21": NOT, "2012-03-22": "certain"}, "own_date",
        "https://inview.nl/openCitation/id812d1156f751591cfc0dfca6a9d74f7d/verdrag-betreffende-de-status-van-"
        "staatlozen-verdragpartijgrp",
    ),
    Tied(
        "the convention on the reduction of statelessness tied Georgia and Turkmenistan from 29 September 2014",
        "GEO", "TKM", "un-1961-08-30-statelessness-reduction",
        {"2014-09-28": NOT, "2014-09-29": "certain"}, "own_date",
        "https://www.matsne.gov.ge/document/view/4109303?publication=0",
    ),
    Tied(
        "the ILO convention on migration tied Armenia and Kyrgyzstan a year after the Kyrgyz ratification",
        "ARM", "KGZ", "ilo-1949-07-01-c097",
        {"2008-09-10": NOT, "2009-09-09": NOT, "2009-09-10": "certain"}, "own_date",
        "https://verdragenbank.overheid.nl/en/Verdrag/Details/007101.html",
    ),
    Tied(
        "the Council of Europe's convention on migrant workers tied Moldova and Ukraine from 1 October 2007",
        "MDA", "UKR", "coe-1977-11-24-ets093", {"2007-09-30": NOT, "2007-10-01": "certain"}, "own_date",
        "https://www.coe.int/en/web/conventions/full-list/-/conventions/treaty/093",
    ),
    Tied(
        "the convention against the traffic in persons tied Kazakhstan and Russia ninety days after the Kazakh deposit",
        "KAZ", "RUS", "un-1950-03-21-traffic-in-persons",
        {"2006-01-24": NOT, "2006-04-23": NOT, "2006-04-24": "certain"}, "own_date",
        "https://zakon.uchet.kz/kaz/docs/Z050000100_",
    ),
    # Bilateral, from the day that a page shows.
    Tied(
        "readmission tied Armenia and Belarus from 9 July 2022",
        "ARM", "BLR", "arm-blr-2021-10-08-readmission", {"2022-07-08": NOT, "2022-07-09": "certain"}, "own_date",
        "https://new.arlis.am/en/acts/9159/print/act",
    ),
    Tied(
        "the visa-free agreement of 2023 tied Armenia and Georgia from 1 July 2023",
        "ARM", "GEO", "arm-geo-2023-01-12-visa-free", {"2023-06-30": NOT, "2023-07-01": "certain"}, "own_date",
        "https://matsne.gov.ge/ka/document/view/5865739",
    ),
    Tied(
        "the agreement on mutual trips tied Armenia and Tajikistan from 11 May 2018",
        "ARM", "TJK", "arm-tjk-2017-06-14-mutual-trips", {"2018-05-10": NOT, "2018-05-11": "certain"}, "own_date",
        "https://new.arlis.am/ru/acts/3907/print/act",
    ),
    Tied(
        "the labour agreement of 1995 tied Armenia and Ukraine from 12 March 1997",
        "ARM", "UKR", "arm-ukr-1995-06-17-labour-migration",
        {"1997-03-11": NOT, "1997-03-12": "certain"}, "general_date", "https://ts.lica.com.ua/1/text/457323",
    ),
    Tied(
        "the pension agreement tied Azerbaijan and Belarus from 15 July 2014",
        "AZE", "BLR", "aze-blr-2013-11-21-pensions", {"2014-07-14": NOT, "2014-07-15": "certain"}, "own_date",
        "https://komtsz.gov.by/index.php/osnovnye-napravleniya-deyatelnosti/pensionnoe-obespechenie/naznachenie-"
        "pensii/2291-o-soglashenii-s-azerbajdzhanom",
    ),
    Tied(
        "the agreement on the protection of borders tied Azerbaijan and Ukraine from 20 July 2000",
        "AZE", "UKR", "aze-ukr-1999-07-30-border-cooperation",
        {"2000-07-19": NOT, "2000-07-20": "certain"}, "own_date", "https://ts.lica.com.ua/index.php/1/text/305625",
    ),
    Tied(
        "the agreement on visas of carriers tied Azerbaijan and Turkmenistan from 12 March 2019",
        "AZE", "TKM", "aze-tkm-2018-11-22-visa-simplification",
        {"2019-03-11": NOT, "2019-03-12": "certain"}, "general_date",
        "https://chisinau.mfa.gov.az/az/content/242/azerbaycan-turkmenistan-viza-sadelesdirilmesi",
    ),
    Tied(
        "readmission tied Belarus and Georgia from 18 June 2016",
        "BLR", "GEO", "blr-geo-2015-04-23-readmission", {"2016-06-17": NOT, "2016-06-18": "certain"}, "own_date",
        "https://matsne.gov.ge/document/view/3318049?publication=0",
    ),
    Tied(
        "the labour agreement of 1994 tied Belarus and Moldova not before 25 February 1997",
        "BLR", "MDA", "blr-mda-1994-05-05-labour-migration",
        {"1994-05-05": NOT, "1997-02-24": NOT, "1997-02-25": "certain"}, "own_date",
        "http://pravo.kulichki.net/megd2007/bz04/dcm04217.htm",
    ),
    Tied(
        "the treaty on social security tied Belarus and Russia from 29 March 2007",
        "BLR", "RUS", "unionstate-2006-01-24-social-security",
        {"2007-03-28": NOT, "2007-03-29": "certain"}, "own_date", "http://docs.cntd.ru/document/420239088",
    ),
    Tied(
        "of the two agreements of 17 December 1992 that on visas tied Belarus and Ukraine a month later",
        "BLR", "UKR", "blr-ukr-1992-12-17-visa-free",
        {"1992-12-17": NOT, "1993-01-15": NOT, "1993-01-16": "certain"}, "own_date",
        "http://levonevski.net/pravo/norm2009/num44/d44682.html",
    ),
    Tied(
        "the resettlement agreement tied Belarus and Ukraine from 6 July 2005",
        "BLR", "UKR", "blr-ukr-2003-03-19-resettlement", {"2005-07-05": NOT, "2005-07-06": "certain"}, "own_date",
        "https://iplex360.com.ua/npa.php?code=112_054",
    ),
    Tied(
        "the agreement on citizenship tied Georgia and Ukraine from 22 May 2008",
        "GEO", "UKR", "geo-ukr-2007-03-01-citizenship", {"2008-05-21": NOT, "2008-05-22": "certain"}, "general_date",
        "http://search.ligazakon.ua/l_doc2.nsf/link1/MU07129.html",
    ),
    Tied(
        "the agreement on citizenship tied Tajikistan and Ukraine from 19 April 2003",
        "TJK", "UKR", "tjk-ukr-2001-07-06-citizenship", {"2003-04-18": NOT, "2003-04-19": "certain"}, "general_date",
        "https://zakon.rada.gov.ua/laws/show/762_004/print",
    ),
    Tied(
        "the labour agreement of 1993 tied Moldova and Ukraine from 25 February 1994",
        "MDA", "UKR", "mda-ukr-1993-12-13-labour-migration",
        {"1994-02-24": NOT, "1994-02-25": "certain"}, "general_date", "https://docs.dtkt.ua/doc/1079.1844.0",
    ),
    Tied(
        "readmission tied Kazakhstan and Moldova from 23 June 2016",
        "KAZ", "MDA", "kaz-mda-2015-09-02-readmission", {"2016-06-22": NOT, "2016-06-23": "certain"}, "own_date",
        "http://adilet.zan.kz/rus/docs/Z1600000468/compare",
    ),
    Tied(
        "the protocol on mutual trips tied Kyrgyzstan and Uzbekistan from 25 August 2023",
        "KGZ", "UZB", "kgz-uzb-2023-01-27-mutual-trips-protocol",
        {"2023-08-24": NOT, "2023-08-25": "certain"}, "own_date", "https://old.gov.uz/oz/news/view/37505",
    ),
    # Bilateral, force not seen: possible from the last consent known, presumed once it was seen.
    Tied(
        "the visa-free agreement possibly tied Azerbaijan and Tajikistan from the Azerbaijani law of 5 June 2007",
        "AZE", "TJK", "aze-tjk-2007-03-15-visa-free",
        {"2007-06-04": NOT, "2007-06-05": "possible", "2020-01-01": "possible"}, "force_not_seen",
        "https://www.e-qanun.az/framework/13396",
    ),
    Tied(
        "the protocol on border control possibly tied Azerbaijan and Georgia from the approval of 12 June 2002",
        "AZE", "GEO", "aze-geo-2002-03-26-border-checkpoints-protocol",
        {"2002-06-11": NOT, "2002-06-12": "possible"}, "force_not_seen", "https://legalacts.az/az/document/6396/5777",
    ),
    Tied(
        "the pension agreement possibly tied Azerbaijan and Uzbekistan from its signature",
        "AZE", "UZB", "aze-uzb-1996-05-27-pensions", {"1996-05-26": NOT, "1996-05-27": "possible"}, "force_not_seen",
        "http://pfru.uz/ru/page/133/coglashenie-mezhdu-pravitelstvom-respubliki-uzbekistan-i-pravitelstvom-"
        "azerbaydzhanskoy-respubliki-o-garantiyah-prav-grazhdan-v-oblasti-pensionnogo-obespecheniya-baku-27-maya-"
        "1996-g",
    ),
    Tied(
        "the pension agreement of 1995 possibly tied Moldova and Uzbekistan from its signature",
        "MDA", "UZB", "mda-uzb-1995-03-30-pensions", {"1995-03-29": NOT, "1995-03-30": "possible"}, "force_not_seen",
        "http://pfru.uz/uz/pages/mezhdunarodnye-dogovora",
    ),
    Tied(
        "the resettlement agreement possibly tied Georgia and Russia from the Russian ratification",
        "GEO", "RUS", "geo-rus-1994-02-03-resettlement",
        {"1994-02-03": NOT, "1994-11-24": NOT, "1994-11-25": "possible"}, "force_not_seen",
        "https://docs.cntd.ru/document/901756594",
    ),
    Tied(
        "the agreement on mutual trips possibly tied Azerbaijan and Turkmenistan from the Azerbaijani law of 2000",
        "AZE", "TKM", "aze-tkm-1999-08-03-mutual-trips",
        {"1999-08-03": NOT, "2000-03-23": NOT, "2000-03-24": "possible"}, "force_not_seen",
        "https://www.e-qanun.az/framework/736",
    ),
    Tied(
        "the readmission agreement of 2018 tied Belarus and Ukraine from 1 August 2020",
        "BLR", "UKR", "blr-ukr-2018-10-26-readmission", {"2020-07-31": NOT, "2020-08-01": "certain"}, "general_date",
        "https://iplex360.com.ua/npa.php?doc=1079.7773.0",
    ),
    Tied(
        "the agreement on border commissioners tied Belarus and Ukraine from 15 April 2016",
        "BLR", "UKR", "blr-ukr-2015-05-04-border-commissioners",
        {"2016-04-14": NOT, "2016-04-15": "certain"}, "general_date", "https://zakon.rada.gov.ua/laws/show/112_200",
    ),
    Tied(
        "border cooperation of Georgia and Ukraine is presumed from the day of a protocol that carries it out",
        "GEO", "UKR", "geo-ukr-1996-08-31-border-cooperation",
        {"1996-08-31": NOT, "1997-02-01": "possible", "1997-02-13": "possible", "1997-02-14": "presumed"},
        "seen_in_force", "https://ts.lica.com.ua/1/text/229701",
    ),
    Tied(
        "the agreement on mutual trips possibly tied Turkmenistan and Ukraine from the Ukrainian approval of 2003",
        "TKM", "UKR", "tkm-ukr-2000-05-18-mutual-trips",
        {"2000-05-18": NOT, "2003-01-15": NOT, "2003-01-16": "possible"}, "force_not_seen",
        "https://docs.dtkt.ua/doc/1079.1305.1",
    ),
    Tied(
        "the agreement on joint control possibly tied Moldova and Ukraine from the Ukrainian ratification",
        "MDA", "UKR", "mda-ukr-1997-03-11-joint-control", {"1998-09-10": NOT, "1998-09-11": "possible"},
        "force_not_seen", "https://law.lica.com.ua/b_text.php?base=1&id=282987&type=3",
    ),
    Tied(
        "readmission is presumed to tie Moldova and Ukraine since a protocol of 2003 carried it out",
        "MDA", "UKR", "mda-ukr-1997-03-11-readmission",
        {"1997-03-10": NOT, "1997-03-11": "possible", "2003-10-06": "possible", "2003-10-07": "presumed"},
        "seen_in_force", "https://ts.lica.com.ua/index.php/1/text/189168",
    ),
    Tied(
        "the resettlement agreement ties Russia and Turkmenistan since 18 May 1995, as a customs order tells",
        "RUS", "TKM", "rus-tkm-1993-12-23-resettlement", {"1995-05-17": NOT, "1995-05-18": "certain"}, "general_date",
        "https://zakonbase.ru/content/base/20987",
    ),
    Tied(
        "the labour agreement of 1996 is presumed to tie Kyrgyzstan and Russia since its amendment entered into force",
        "KGZ", "RUS", "kgz-rus-1996-03-28-labour-migration",
        {"1997-11-13": NOT, "1997-11-14": "possible", "2006-01-25": "possible", "2006-01-26": "presumed"},
        "seen_in_force", "http://law.rufox.ru/print/5/6356.htm",
    ),
    Tied(
        "readmission possibly tied Russia and Uzbekistan from the agreement of 4 July 2007",
        "RUS", "UZB", "rus-uzb-2007-07-04-readmission",
        {"2007-07-03": NOT, "2007-07-04": "possible"}, "force_not_seen",
        "http://court-info.ru/d/a_mezhdunarodnyy-dogovor/c_pravitelstvom-rossiyskoy-federacii/13755422/protokol-o-"
        "poryadke-realizacii-soglasheniya-mezhdu-pravitelstvom-rossiyskoy-federacii-i-pravitelstvo.html",
    ),
    # The end: by denunciation of one side, by a later agreement.
    Tied(
        "after Tajikistan's exit border cooperation tied it and Russia no more from 27 April 2011",
        "RUS", "TJK", "rus-tjk-2004-10-16-border-cooperation",
        {"2004-10-15": NOT, "2011-04-26": "possible", "2011-04-27": NOT}, "terminated",
        "http://en.special.kremlin.ru/catalog/countries/TJ/events/14215",
    ),
    Tied(
        "the agreement on dual citizenship is only possible between Ukraine and Uzbekistan from the Ukrainian exit on",
        "UKR", "UZB", "ukr-uzb-1996-12-05-dual-citizenship-prevention",
        {"1999-07-12": NOT, "1999-07-13": "presumed", "2003-12-09": "presumed", "2003-12-10": "possible"}, "own_date",
        "http://uazakon.com/documents/date_1x/pg_ibwysu.htm",
    ),
    Tied(
        "the agreement on border residents of 2006 tied Russia and Ukraine until that of 2011 came",
        "RUS", "UKR", "rus-ukr-2006-04-21-border-residents",
        {"2006-07-25": NOT, "2006-07-26": "possible", "2012-03-28": "presumed", "2012-03-29": NOT}, "replaced",
        "https://docs.cntd.ru/document/901983136/titles/7DI0K9",
    ),
    Tied(
        "the agreement on mutual trips of 2000 tied Tajikistan and Uzbekistan at most until 19 March 2018",
        "TJK", "UZB", "tjk-uzb-2000-05-16-mutual-trips",
        {"2000-05-15": NOT, "2000-05-16": "possible", "2018-03-18": "possible", "2018-03-19": NOT}, "replaced",
        "https://continent-online.com/Document/?doc_id=31533281",
    ),
    Tied(
        "the agreement of 2006 tied Armenia and Kazakhstan until that of 2024 displaced it",
        "ARM", "KAZ", "arm-kaz-2006-11-06-mutual-travel",
        {"2008-04-27": NOT, "2008-04-28": "certain", "2025-11-21": "certain", "2025-11-22": NOT}, "displacement",
        "https://new.arlis.am/en/acts/8902/print/act_changes",
    ),
    Tied(
        "the crossing at Chernobyl tied Belarus and Ukraine from the later of two days, and only possibly since 2009",
        "BLR", "UKR", "blr-ukr-1994-12-16-chernobyl-crossing",
        {"1995-09-04": NOT, "1995-09-05": "certain", "2009-01-19": "certain", "2009-01-20": "possible"}, "own_date",
        "http://www.levonevski.net/pravo/razdel3/num4/3d425.html",
    ),
]  # fmt: skip

# What follows: everything that tied two states.
TIES = [
    Ties(
        "nothing tied Georgia and Russia by visa-free travel in 2005, not even possibly",
        "GEO", "RUS", "2005-01-01", VISA, "", "possible", set(),
        BISHKEK_1992, "https://jamestown.org/program/russia-withdraws-from-visa-free-travel-agreement/",
    ),
    Ties(
        "the Bishkek agreement alone possibly tied Georgia and Russia by visa-free travel in January 2000",
        "GEO", "RUS", "2000-01-01", VISA, "", "possible", {BISHKEK_1992}, BISHKEK_1992, MOBILITY,
    ),
    Ties(
        "Kazakhstan and Turkmenistan were tied by visa-free travel from 12 February 2002",
        "KAZ", "TKM", "2002-02-12", VISA, "", "certain", {"kaz-tkm-2001-03-01-mutual-travel"},
        "kaz-tkm-2001-03-01-mutual-travel", "https://adilet.zan.kz/rus/docs/Z020000283_/compare",
    ),
    Ties(
        "nothing tied Kazakhstan and Turkmenistan by visa-free travel in 2000, after Turkmenistan had left Bishkek",
        "KAZ", "TKM", "2000-06-01", VISA, "", "possible", set(), BISHKEK_1992, MOBILITY,
    ),
    Ties(
        "nothing tied Armenia and Azerbaijan by visa-free travel in 2005, not even possibly",
        "ARM", "AZE", "2005-01-01", VISA, "", "possible", set(), BISHKEK_1992, MOBILITY,
    ),
    Ties(
        "two readmission agreements tied Russia and Ukraine in 2014, as no page says that one replaced the other",
        "RUS", "UKR", "2014-01-01", ("readmission",), "bilateral", "certain",
        {"rus-ukr-2006-12-22-readmission", "rus-ukr-2012-10-22-readmission"},
        "rus-ukr-2012-10-22-readmission", "https://ts.lica.com.ua/index.php/1/text/714726",
    ),
    Ties(
        "nothing is presumed to tie Russia and Ukraine by visa-free travel in 2023",
        "RUS", "UKR", "2023-01-01", VISA, "", "presumed", set(), "rus-ukr-1997-01-16-visa-free",
        "https://glavcom.ua/news/v-ukrajini-pochav-diyati-vizoviy-rezhim-z-rosijeyu-857235.html",
    ),
    # A readmission agreement and its executive protocol are one tie.
    Ties(
        "readmission tied Kazakhstan and Russia once in 2020, by an agreement and its executive protocol",
        "KAZ", "RUS", "2020-01-01", ("readmission",), "", "possible", {"kaz-rus-2012-06-07-readmission"},
        "kaz-rus-2012-06-07-readmission", KAZ_RUS_READMISSION,
    ),
    Ties(
        "readmission tied Kazakhstan and Kyrgyzstan once in 2020, by an agreement and its executive protocol",
        "KAZ", "KGZ", "2020-01-01", ("readmission",), "", "possible", {"kaz-kgz-2016-10-17-readmission"},
        "kaz-kgz-2016-10-17-readmission", KAZ_KGZ_READMISSION,
    ),
    # Two acts of one day are two.
    Ties(
        "of the two Kazakh-Uzbek agreements of 15 April 2019 that on labour was not certain to tie in June 2020",
        "KAZ", "UZB", "2020-06-01", ("labour_migration",), "bilateral", "certain", set(),
        "kaz-uzb-2019-04-15-labour-migrants", "https://kontrast.enbek.gov.kz/en/node/361586",
    ),
    Ties(
        "the labour agreement of 15 April 2019 possibly tied Kazakhstan and Uzbekistan in June 2020",
        "KAZ", "UZB", "2020-06-01", ("labour_migration",), "bilateral", "possible",
        {"kaz-uzb-2019-04-15-labour-migrants"},
        "kaz-uzb-2019-04-15-labour-migrants", "https://kontrast.enbek.gov.kz/en/node/361586",
    ),
    Ties(
        "two agreements freed Azerbaijanis and Kazakhs of visas in 2012, as no page says that one replaced the other",
        "AZE", "KAZ", "2012-01-01", VISA, "bilateral", "certain",
        {"aze-kaz-1997-06-10-visa-free-travel", "aze-kaz-2009-10-02-visa-free-travel"},
        "aze-kaz-1997-06-10-visa-free-travel", "https://adilet.zan.kz/kaz/docs/P980000930_/compare",
    ),
    Ties(
        "one readmission agreement tied Russia and Ukraine in 2010, before the second was signed",
        "RUS", "UKR", "2010-01-01", ("readmission",), "bilateral", "possible", {"rus-ukr-2006-12-22-readmission"},
        "rus-ukr-2006-12-22-readmission", "https://docs.dtkt.ua/doc/1079.4218.4",
    ),
    Ties(
        "no readmission agreement tied Armenia and Belarus for certain the day before 9 July 2022",
        "ARM", "BLR", "2022-07-08", ("readmission",), "", "certain", set(),
        "arm-blr-2021-10-08-readmission", "https://new.arlis.am/en/acts/9159/print/act",
    ),
    Ties(
        "the agreement of 2018 alone freed Georgians and Ukrainians of visas from 1 March 2019",
        "GEO", "UKR", "2019-03-01", VISA, "bilateral", "possible", {"geo-ukr-2018-10-05-visa-abolition"},
        "geo-ukr-2018-10-05-visa-abolition", "https://docs.dtkt.ua/doc/1079.7452.0",
    ),
]  # fmt: skip

# What follows: what counts as one.
FAMILIES = [
    Family(
        "the executive protocol to the Kazakh-Russian readmission agreement is of one family with it",
        "kaz-rus-2012-06-07-readmission-executive-protocol", "kaz-rus-2012-06-07-readmission", True,
        KAZ_RUS_READMISSION,
    ),
    Family(
        "the protocol on deported persons of 2003 is of one family with the agreement of 1992",
        DEPORTED_2003, DEPORTED_1992, True, DEPORTED_TEXT,
    ),
    Family(
        "the protocol of 2005 is of one family with the labour agreement of 1994",
        "cis-2005-11-25-labour-migration-protocol", LABOUR_1994, True,
        "http://search.ligazakon.ua/l_doc2.nsf/link1/MU05326.html",
    ),
    Family(
        "the protocol of 2010 is of one family with the Belarusian-Ukrainian labour agreement of 1995",
        "blr-ukr-2010-09-30-labour-protocol", "blr-ukr-1995-07-17-labour-migration", True,
        "http://search.ligazakon.ua/l_doc2.nsf/link1/MU10253.html",
    ),
    Family(
        "the Chisinau convention supersedes the Minsk convention and is not of its family",
        CHISINAU_2002, MINSK_1993, False, CHISINAU_TEXT,
    ),
    Family(
        "the Kazakh-Uzbek agreement on illegal migration rests on that of the CIS and is not of its family",
        "kaz-uzb-2019-04-15-illegal-migration", ILLEGAL_1998, False, KAZ_UZB_ILLEGAL,
    ),
    Family(
        "the two agreements that Kazakhstan and Uzbekistan signed on 15 April 2019 are two",
        "kaz-uzb-2019-04-15-labour-migrants", "kaz-uzb-2019-04-15-illegal-migration", False,
        "https://kontrast.enbek.gov.kz/en/node/361586",
    ),
    Family(
        "the readmission and the stay agreements that Kazakhstan and Russia signed on 7 June 2012 are two",
        "kaz-rus-2012-06-07-stay-of-citizens", "kaz-rus-2012-06-07-readmission", False,
        "https://pravo.ppt.ru/fz/27-fz-92537",
    ),
    Family(
        "the Kyrgyz-Uzbek agreement of 2006 replaced that of 2000 and is not of its family",
        "kgz-uzb-2006-10-03-mutual-trips", "kgz-uzb-2000-07-02-mutual-trips", False, KGZ_UZB_2000,
    ),
    Family(
        "the executive protocol to the Kazakh-Kyrgyz readmission agreement is of one family with it",
        "kaz-kgz-2016-10-17-readmission-executive-protocol", "kaz-kgz-2016-10-17-readmission", True,
        KAZ_KGZ_READMISSION,
    ),
    Family(
        "the protocols on stay and on readmission that Kazakhstan and Kyrgyzstan signed on one day are of two families",
        "kaz-kgz-2016-10-17-stay-protocol", "kaz-kgz-2016-10-17-readmission", False,
        "https://adilet.zan.kz/rus/docs/Z1700000079/compare",
    ),
    Family(
        "the protocol of 2006 is of one family with the Russian-Ukrainian agreement on checkpoints of 1995",
        "rus-ukr-2006-12-22-checkpoints-protocol", "rus-ukr-1995-02-08-checkpoints", True, RUS_UKR_CHECKPOINTS,
    ),
    Family(
        "the checkpoints protocol and the readmission agreement that Russia and Ukraine signed on one day are two",
        "rus-ukr-2006-12-22-checkpoints-protocol", "rus-ukr-2006-12-22-readmission", False, RUS_UKR_CHECKPOINTS,
    ),
    Family(
        "the agreements on checkpoints and on visas that Belarus and Ukraine signed on 17 December 1992 are two",
        "blr-ukr-1992-12-17-checkpoints", "blr-ukr-1992-12-17-visa-free", False,
        "http://law.lica.com.ua/b_text.php?base=1&id=548345&type=3",
    ),
    Family(
        "the two protocols that border services of Azerbaijan and Georgia signed on 26 March 2002 are two",
        "aze-geo-2002-03-26-border-information-protocol", "aze-geo-2002-03-26-border-checkpoints-protocol", False,
        "https://legalacts.az/az/document/6396/5777",
    ),
    Family(
        "the protocol of 2000 is of one family with the Azerbaijani-Russian agreement on resettlement",
        "aze-rus-2000-10-16-resettlement-procedure", "aze-rus-1997-07-03-resettlement", True,
        "http://court-info.ru/d/a_mezhdunarodnyy-dogovor/c_ministerstvom-po-delam-federacii-naci/13295281/o-poryadke-"
        "realizacii-soglasheniya-mezhdu-pravitelstvom-rossiyskoy-federacii-i-pravitelstvom-azerbay.html",
    ),
    Family(
        "the visa-free and the resettlement agreements that Azerbaijan and Russia signed on 3 July 1997 are two",
        "aze-rus-1997-07-03-visa-free", "aze-rus-1997-07-03-resettlement", False,
        "http://businesspravo.ru/Docum/DocumShow_DocumID_52809.html",
    ),
    Family(
        "the protocol of 2003 on procedure is of one family with the Kyrgyz-Russian agreement on resettlement",
        "kgz-rus-2003-04-18-resettlement-procedure", "kgz-rus-1995-07-18-resettlement", True,
        "https://base.spinform.ru/show_doc.fwx?rgn=7395",
    ),
    Family(
        "the protocols against smuggling and trafficking are of one family, by the convention that both supplement",
        "un-2000-11-15-trafficking-protocol", "un-2000-11-15-smuggling-protocol", True,
        "https://zoek.officielebekendmakingen.nl/trb-2007-71.html",
    ),
    Family(
        "the agreement that applies the treaty on social security of Belarus and Russia is not of its family",
        "unionstate-2011-03-15-social-security-application", "unionstate-2006-01-24-social-security", False,
        "https://normativ.kontur.ru/document?moduleId=1&documentId=175181",
    ),
]  # fmt: skip


@pytest.mark.parametrize("fact", sentences(TIED))
def test_two_states_were_tied(dataset, fact):
    answers = {day: tied(dataset, fact.a, fact.b, fact.instrument, day) for day in fact.levels}
    assert {day: level for day, (level, _) in answers.items()} == fact.levels
    assert answers[max(fact.levels)][1] == fact.rule


@pytest.mark.parametrize("fact", sentences(TIES))
def test_everything_that_tied_two_states(dataset, fact):
    answer = ties_of(dataset, fact.a, fact.b, fact.day, topics=fact.topics, layer=fact.layer, reading=fact.reading)
    assert answer == fact.families


@pytest.mark.parametrize("fact", sentences(FAMILIES))
def test_what_counts_as_one(dataset, fact):
    assert (family(dataset, fact.instrument) == family(dataset, fact.other)) is fact.one
