"""Dutch names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Achterhuis", "Boomsluiter", "Dijkgraafma", "Elzenbrink", "Groeneweide", "Hazelhorst", "Jorismans",
        "Kwakkelaar", "Lindeboer", "Nachtegaele", "Oosterbeeke", "Roosendijk", "Schuitevaer", "Tuinemans",
        "Veldkampen", "Waterbolk",
    ),
    fancies=("De Zeven Molens", "Noorderlicht", "Papieren Kraan", "Blauwe Reiger", "Kompas", "Het Anker"),
    customer_words=(
        "Architecten", "Bakkerijen", "Drukkerij", "Fietsen", "Machinebouw", "Meubelen", "Opticiens", "Tuincentrum",
        "Uitgeverij", "Vastgoed",
    ),
    cities=("Groenewaard", "Hogeburg", "Kruisdrecht", "Lindermeer", "Nieuwehaven aan Zee", "Oudervliet", "Westermolen"),
    streets=(
        "Ambachtsweg", "Beukenlaan", "Dorpsstraat-Noord", "Havenkade", "Kerkplein", "Kleermakersgracht", "Lange Dreef",
        "Molenweg", "Touwslagerspad", "Zonnebloemstraat",
    ),
    street_pattern="{street} {number}",
    mailboxes=("facturen", "administratie", "info", "boekhouding"),
    banks=("Molenbank", "Spaarbank Lindermeer", "Havenbank"),
)  # fmt: skip

_COLOURS = ("blauw", "rood", "groen", "zwart", "grijs")
_TONERS = ("310 zwart", "310 cyaan", "310 magenta", "310 geel", "550 zwart")
_BOOKS = ("Boekhouden in gewone taal", "Recht op kantoor")

OFFICE = Trade(
    Branch.OFFICE,
    ("Kantoorartikelen", "Kantoortechniek", "Papierwaren"),
    (
        Product("Kopieerpapier A4 80 g {}", "Doos met 5 pakken van 500 vel", "ds", ("18.90", "26.90"), "2 5 8 10 20",
                ("wit", "gerecycled")),
        Product("Ordner A4 80 mm, {}", "Hefboommechaniek, rugetiket", "st", ("2.30", "4.05"), "5 10 25 50", _COLOURS),
        Product("Toner TK-{}", "Ongeveer 6.000 pagina's bij 5%", "st", ("63.00", "138.00"), "1 2 3 4", _TONERS),
        Product("Balpennen, {}", "Drukknop, doos van 50", "ds", ("10.90", "16.10"), "1 2 4 6", _COLOURS),
        Product("Zelfklevende notities {}", "12 blokjes van 100 vel", "pak", ("6.70", "12.10"), "2 3 6 12",
                ("geel", "assorti", "pastel")),
        Product("Bureaustoel 'Lotus', {}", "Synchroonmechaniek, zithoogte 42–55 cm, wol", "st", ("245.00", "485.00"),
                "1 2 4 6", ("antraciet", "petrol", "grijs")),
        Product("Zit-stabureau {} cm", "Twee motoren, eiken blad, kabelgoot", "st", ("559.00", "889.00"), "1 2 3",
                ("140 × 80", "160 × 80", "180 × 80")),
        Product("Bureaulamp 'Ibis', {}", "Led 9 W, dimbaar, met klem", "st", ("53.00", "97.00"), "1 2 3 6",
                ("wit", "zwart", "messing")),
        Product("Vakboek '{}'", "Gebonden", "st", ("23.90", "58.90"), "1 2 5", _BOOKS, TaxClass.READING),
    ),
)  # fmt: skip
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Software", "Automatisering", "Digitaal Atelier"),
    (
        Product("Ontwikkeling klantportaal, {}", "Op basis van nacalculatie, urenstaat bijgevoegd", "uur",
                ("82.00", "120.00"), "6.5 12 24 37.5 40", ("inloggen", "orders", "koppeling voorraad")),
        Product("Advies op locatie", "Workshop met de afdeling", "uur", ("98.00", "140.00"), "2 3.5 4 8"),
        Product("Onderhoudscontract {}", "Reactie binnen vier uur, op werkdagen", "mnd", ("175.00", "630.00"),
                "3 6 12", ("servers", "werkplekken", "netwerk")),
        Product("Licentie 'Archief Plus', {}", "Looptijd twaalf maanden", "gebr.", ("7.80", "19.20"), "5 12 25 40",
                ("enkel", "team")),
        Product("Externe back-up", "Versleuteld, herstel getest", "mnd", ("48.00", "186.00"), "3 6 12"),
        Product("Reiskosten", "Retour met de auto", "km", ("0.23", "0.45"), "46 84 120 218"),
    ),
)  # fmt: skip
CRAFT = Trade(
    Branch.CRAFT,
    ("Timmerwerken", "Elektrotechniek", "Bouw"),
    (
        Product("Arbeidsloon, montage {}", "Inclusief reistijd en klein gereedschap", "uur", ("46.00", "62.50"),
                "4 7.5 8 16 22.5", ("begane grond", "zolder")),
        Product("Constructiehout {} mm", "Vuren, geschaafd, gedroogd", "m", ("4.10", "11.60"), "12 18.5 36 54",
                ("60 × 120", "60 × 160", "80 × 200")),
        Product("Binnendeur, {}", "Massief, kozijn 140 mm, rvs-kruk", "st", ("215.00", "459.00"), "1 2 4",
                ("wit", "eiken", "beuken")),
        Product("Installatiekabel {}", "Ring van 50 m, grijs", "ring", ("28.50", "73.00"), "2 4 3 6",
                ("3 × 1,5", "3 × 2,5", "5 × 2,5")),
        Product("Schakelmateriaal 'Kiezel', {}", "Mat wit, met raam", "st", ("6.70", "21.20"), "4 8 12 24",
                ("stopcontact", "wisselschakelaar", "dimmer")),
        Product("Afvoer puin", "Container 5 m³, weegbon bijgevoegd", "post", ("188.00", "315.00"), "1"),
    ),
)  # fmt: skip
GROCERY = Trade(
    Branch.GROCERY,
    ("Markt", "Delicatessen", "Buurtwinkel"),
    (
        Product("Volle melk {}", "", "st", ("1.09", "1.79"), "1 1 2 3", ("1 l", "0,5 l"), TaxClass.FOOD),
        Product("Boerenbrood {} g", "", "st", ("2.29", "3.99"), "1 1 2", ("400", "800"), TaxClass.FOOD),
        Product("Appels {}", "", "kg", ("1.89", "3.29"), "0.652 1.204 0.88 2", ("Elstar", "Goudreinet"),
                TaxClass.FOOD),
        Product("Kaas {}", "", "kg", ("11.90", "19.90"), "0.214 0.18 0.356", ("jong", "belegen", "oud"),
                TaxClass.FOOD),
        Product("Filterkoffie {}", "", "st", ("4.79", "8.49"), "1 1 2", ("mild", "donker"), TaxClass.FOOD),
        Product("Scharreleieren {}", "", "ds", ("2.09", "3.89"), "1 1 2", ("6 st", "10 st"), TaxClass.FOOD),
        Product("Afwasmiddel {}", "", "st", ("0.99", "2.39"), "1 1 2", ("citroen", "mild")),
        Product("Keukenrol {}", "", "pak", ("2.19", "3.89"), "1 1 2", ("2 st", "4 st")),
        Product("Batterijen {}", "", "pak", ("3.39", "6.89"), "1 1 2", ("AA", "AAA")),
    ),
)  # fmt: skip
CATERING = Trade(
    Branch.CATERING,
    ("Eetcafé", "Koffiehuis", "Herberg", "Brasserie"),
    (
        Product("Soep van de dag", "", "", ("5.50", "7.50"), "1 1 2"),
        Product("Uitsmijter {}", "", "", ("8.90", "12.50"), "1 1 2", ("ham", "kaas")),
        Product("Saté met friet", "", "", ("14.50", "18.90"), "1 1 2"),
        Product("Salade {}", "", "", ("5.90", "13.80"), "1 1 2", ("klein", "groot", "geitenkaas")),
        Product("Appeltaart", "", "", ("3.90", "5.50"), "1 2"),
        Product("Koffie {}", "", "", ("2.60", "3.90"), "1 2 3", ("zwart", "verkeerd")),
        Product("Spa {}", "", "", ("2.70", "5.90"), "1 2", ("rood", "blauw")),
        Product("Tapbier {}", "", "", ("3.20", "5.80"), "1 2 4", ("klein", "groot")),
    ),
)
TELECOM = Trade(
    Branch.TELECOM,
    ("Telecom", "Netwerken", "Mobiel"),
    (
        Product("Abonnement lijn -{}", "Kantoor M", "mnd", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Bellen naar mobiel -{}", "", "min", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("Bellen buitenland -{}", "", "min", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Berichten -{}", "", "st", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Databundel -{}", "", "GB", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
