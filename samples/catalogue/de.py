"""German names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Achterberg", "Brandl", "Dörfling", "Eibensteiner", "Falkenried", "Grünwald", "Hölzl", "Jägermann",
        "Kleinschmied", "Lindhorst", "Mühlbrecht", "Niederegger", "Oberwinder", "Rauschenbach", "Süßkind", "Vogelsang",
    ),
    fancies=("Nordlicht", "Kompass", "Blauwerk", "Auental", "Papierkranich", "Sieben Linden"),
    customer_words=(
        "Verlag", "Maschinenbau", "Kanzlei", "Architekten", "Gartencenter", "Klinikbedarf", "Möbelhaus", "Fahrradwerk",
        "Hausverwaltung", "Bäckerei",
    ),
    cities=("Lindenbrück", "Kirchwalde", "Altmünden", "Rosenfurt", "Neustetten am See", "Hohenaue", "Grünhafen"),
    streets=(
        "Ahornweg", "Am Alten Speicher", "Birkenallee", "Gerberstraße", "Hafenstraße", "Königsplatz", "Lerchengasse",
        "Mühlenweg", "Schloßstraße", "Zur Schönen Aussicht",
    ),
    street_pattern="{street} {number}",
    mailboxes=("rechnung", "buchhaltung", "info", "kontakt"),
    banks=("Auenbank eG", "Lindenbrücker Sparbank", "Handelsbank Kirchwalde"),
)  # fmt: skip

_COLOURS = ("blau", "rot", "grün", "schwarz", "grau")

OFFICE = Trade(
    Branch.OFFICE,
    ("Bürobedarf", "Bürotechnik", "Papierwaren"),
    (
        Product(
            "Kopierpapier A4, 80 g/m², weiß",
            "Karton mit 5 × 500 Blatt, holzfrei",
            "Ktn.",
            ("19.90", "27.50"),
            "2 4 5 8 10 20",
        ),
        Product(
            "Ordner A4, 80 mm, {}",
            "Hebelmechanik, Kantenschutz, austauschbares Rückenschild",
            "Stk.",
            ("2.35", "4.10"),
            "5 10 20 25 50",
            _COLOURS,
        ),
        Product(
            "Toner TK-{}",
            "Reichweite etwa 6.000 Seiten bei 5 % Deckung",
            "Stk.",
            ("64.00", "139.00"),
            "1 2 3 4",
            ("310 schwarz", "310 cyan", "310 magenta", "310 gelb", "550 schwarz"),
        ),
        Product(
            "Kugelschreiber, {}",
            "Druckmechanik, dokumentenecht, Packung zu 50 Stück",
            "Pkg.",
            ("11.50", "16.80"),
            "1 2 4 6",
            _COLOURS,
        ),
        Product(
            "Haftnotizen 76 × 76 mm, {}",
            "12 Blöcke zu 100 Blatt, ablösbar",
            "Pkg.",
            ("6.90", "12.40"),
            "2 3 6 12",
            ("gelb", "sortiert", "pastell"),
        ),
        Product(
            "Drehstuhl „Lotus“, {}",
            "Synchronmechanik, Sitzhöhe 42–55 cm, Bezug Wollmischung",
            "Stk.",
            ("249.00", "489.00"),
            "1 2 4 6",
            ("anthrazit", "petrol", "grau"),
        ),
        Product(
            "Höhenverstellbarer Schreibtisch {}",
            "Zweimotorig, 62–128 cm, Platte Eiche furniert, Kabelwanne",
            "Stk.",
            ("569.00", "899.00"),
            "1 2 3",
            ("140 × 80", "160 × 80", "180 × 80"),
        ),
        Product(
            "Schreibtischleuchte „Ibis“, {}",
            "LED, 9 W, dimmbar, mit Klemme",
            "Stk.",
            ("54.00", "98.00"),
            "1 2 3 6",
            ("weiß", "schwarz", "messing"),
        ),
        Product(
            "Fachbuch „{}“",
            "Gebunden, neueste Auflage",
            "Stk.",
            ("24.90", "59.90"),
            "1 2 5",
            ("Buchführung leicht gemacht", "Recht im Büro", "Zehnfinger"),
            TaxClass.READING,
        ),
    ),
)
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Systemhaus", "Softwarewerkstatt", "IT-Beratung"),
    (
        Product(
            "Entwicklung Kundenportal, {}",
            "Nach Aufwand, Tätigkeitsnachweis liegt bei",
            "Std.",
            ("88.00", "125.00"),
            "6.5 12 24 37.5 40",
            ("Anmeldung", "Auftragsübersicht", "Schnittstelle Lager"),
        ),
        Product(
            "Beratung vor Ort",
            "Abstimmung der Anforderungen mit dem Fachbereich",
            "Std.",
            ("105.00", "140.00"),
            "2 3.5 4 8",
        ),
        Product(
            "Wartungsvertrag {}",
            "Reaktionszeit vier Stunden, werktags 8 bis 18 Uhr",
            "Monate",
            ("180.00", "640.00"),
            "3 6 12",
            ("Server", "Arbeitsplätze", "Netzwerk"),
        ),
        Product(
            "Lizenz „Ablage Plus“, {}",
            "Laufzeit zwölf Monate",
            "Plätze",
            ("7.90", "19.50"),
            "5 12 25 40",
            ("Einzelplatz", "Gruppe"),
        ),
        Product(
            "Datensicherung außer Haus",
            "Verschlüsselt, tägliche Prüfung der Wiederherstellung",
            "Monate",
            ("49.00", "189.00"),
            "3 6 12",
        ),
        Product("Fahrtkosten", "Hin- und Rückfahrt mit dem Dienstwagen", "km", ("0.42", "0.58"), "46 84 120 218"),
    ),
)
CRAFT = Trade(
    Branch.CRAFT,
    ("Holzbau", "Tischlerei", "Elektrotechnik"),
    (
        Product(
            "Facharbeiter, Montage {}",
            "Einschließlich Anfahrt und Kleinwerkzeug",
            "Std.",
            ("52.00", "68.50"),
            "4 7.5 8 16 22.5",
            ("Erdgeschoss", "Dachgeschoss"),
        ),
        Product(
            "Konstruktionsvollholz {} mm",
            "Fichte, gehobelt, technisch getrocknet",
            "m",
            ("4.20", "11.90"),
            "12 18.5 36 54",
            ("60 × 120", "60 × 160", "80 × 200"),
        ),
        Product(
            "Innentür, {}",
            "Röhrenspankern, Zarge 140 mm, Drücker Edelstahl",
            "Stk.",
            ("219.00", "465.00"),
            "1 2 4",
            ("Weißlack", "Eiche", "Buche"),
        ),
        Product(
            "Mantelleitung NYM-J {}",
            "Ring zu 50 m, grau",
            "Ringe",
            ("28.90", "74.00"),
            "2 4 3 6",
            ("3 × 1,5", "3 × 2,5", "5 × 2,5"),
        ),
        Product(
            "Schalterprogramm „Kiesel“, {}",
            "Reinweiß matt, mit Rahmen",
            "Stk.",
            ("6.80", "21.50"),
            "4 8 12 24",
            ("Steckdose", "Wechselschalter", "Dimmer"),
        ),
        Product("Entsorgung Bauschutt", "Mulde 5 m³, Wiegeschein liegt bei", "Pausch.", ("190.00", "320.00"), "1"),
    ),
)
GROCERY = Trade(
    Branch.GROCERY,
    ("Markt", "Feinkost", "Bioladen"),
    (
        Product("Vollmilch 3,5 % {}", "", "Stk.", ("1.09", "1.79"), "1 1 2 3", ("1 l", "0,5 l"), TaxClass.FOOD),
        Product("Bauernbrot {} g", "", "Stk.", ("2.49", "4.80"), "1 1 2", ("500", "750", "1000"), TaxClass.FOOD),
        Product("Äpfel {}", "", "kg", ("1.99", "3.49"), "0.652 1.204 0.88 2", ("Boskoop", "Elstar"), TaxClass.FOOD),
        Product("Bergkäse {}", "", "kg", ("15.90", "24.90"), "0.214 0.18 0.356", ("jung", "gereift"), TaxClass.FOOD),
        Product("Kaffee {} 500 g", "", "Stk.", ("5.99", "9.99"), "1 1 2", ("mild", "kräftig"), TaxClass.FOOD),
        Product("Eier Freiland {} Stück", "", "Pkg.", ("2.19", "3.99"), "1 1 2", ("6", "10"), TaxClass.FOOD),
        Product("Mineralwasser {}", "", "Fl.", ("0.49", "0.99"), "1 6 12", ("still", "medium")),
        Product("Spülmittel {}", "", "Stk.", ("0.95", "2.45"), "1 1 2", ("Zitrone", "sensitiv")),
        Product("Haushaltsrolle {}", "", "Pkg.", ("2.25", "3.95"), "1 1 2", ("2-lagig", "3-lagig")),
        Product("Batterien {}", "", "Pkg.", ("3.49", "6.99"), "1 1 2", ("AA", "AAA")),
    ),
)
CATERING = Trade(
    Branch.CATERING,
    ("Gasthaus", "Café", "Wirtshaus", "Brasserie"),
    (
        Product("Tagessuppe", "", "", ("5.20", "7.80"), "1 1 2"),
        Product("Schnitzel {}", "", "", ("14.90", "22.50"), "1 1 2", ("Wiener Art", "vom Kalb")),
        Product("Käsespätzle", "", "", ("11.90", "15.50"), "1 1 2"),
        Product("Salat {}", "", "", ("4.90", "12.80"), "1 1 2", ("klein", "groß", "mit Ziegenkäse")),
        Product("Apfelstrudel", "", "", ("5.90", "7.90"), "1 2"),
        Product("Espresso {}", "", "", ("2.40", "4.10"), "1 2 3", ("einfach", "doppelt")),
        Product("Apfelschorle {}", "", "", ("3.20", "4.90"), "1 2 3", ("0,3 l", "0,5 l")),
        Product("Pils vom Fass {}", "", "", ("3.60", "5.40"), "1 2 4", ("0,3 l", "0,5 l")),
    ),
)
TELECOM = Trade(
    Branch.TELECOM,
    ("Telekom", "Netze", "Mobilfunk"),
    (
        Product("Grundpreis Anschluss -{}", "Tarif Büro M", "Monat", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Verbindungen Mobilfunk -{}", "", "Min.", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("Verbindungen Ausland -{}", "", "Min.", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Kurznachrichten -{}", "", "Stk.", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Datenpaket -{}", "", "GB", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
