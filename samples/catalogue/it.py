"""Italian names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Albertazzo", "Bellacqua", "Cavallermi", "Dell'Orso", "Fontebasso", "Gherardelli", "Lambertucci", "Malvasoni",
        "Nascimbeni", "Ormezzano", "Pratolungo", "Quarantelli", "Roccabianca", "Sassoferri", "Tarlazzi", "Vallechiara",
    ),
    fancies=("Aurora", "La Lanterna", "Nord Est", "Punto e Virgola", "Sette Colline", "Tre Torri"),
    customer_words=(
        "Architetti", "Arredamenti", "Biciclette", "Edizioni", "Farmacia", "Immobiliare", "Meccanica", "Ottica",
        "Panifici", "Vivai",
    ),
    cities=("Borgo Lavezzo", "Castelmare Alto", "Fontegrande", "Montelupino", "Portovecchio", "Rivabella", "Valserena"),
    streets=(
        "Corso della Stazione", "Largo dei Tigli", "Piazza del Mercato", "Via Antica Fornace", "Via dei Mulini",
        "Via del Ponte Vecchio", "Via delle Officine", "Viale Belvedere", "Vicolo Stretto", "Via San Zeno",
    ),
    street_pattern="{street} {number}",
    mailboxes=("fatture", "amministrazione", "info", "contabilita"),
    banks=("Banca di Valserena", "Cassa di Fontegrande", "Credito Rivabella"),
)  # fmt: skip

_COLOURS = ("blu", "rosso", "verde", "nero", "grigio")
_TONERS = ("310 nero", "310 ciano", "310 magenta", "310 giallo", "550 nero")
_BOOKS = ("Contabilità facile", "Il diritto in ufficio")

OFFICE = Trade(
    Branch.OFFICE,
    ("Forniture", "Cartoleria", "Uffici"),
    (
        Product("Carta A4 80 g {}", "Scatola da 5 risme di 500 fogli", "sc.", ("19.50", "27.00"), "2 5 8 10 20",
                ("bianca", "riciclata")),
        Product("Registratore a leva A4, {}", "Dorso 80 mm, etichetta", "pz", ("2.35", "4.00"), "5 10 25 50",
                _COLOURS),
        Product("Toner TK-{}", "Circa 6.000 pagine al 5%", "pz", ("63.00", "137.00"), "1 2 3 4", _TONERS),
        Product("Penne a sfera, {}", "A scatto, confezione da 50", "conf.", ("11.00", "16.20"), "1 2 4 6", _COLOURS),
        Product("Foglietti adesivi {}", "12 blocchi da 100 fogli", "conf.", ("6.60", "12.10"), "2 3 6 12",
                ("gialli", "assortiti", "pastello")),
        Product("Sedia girevole «Lotus», {}", "Meccanismo sincro, seduta 42–55 cm, misto lana", "pz",
                ("245.00", "479.00"), "1 2 4 6", ("antracite", "petrolio", "grigia")),
        Product("Scrivania elevabile {} cm", "Due motori, piano rovere, canalina", "pz", ("559.00", "889.00"), "1 2 3",
                ("140 × 80", "160 × 80", "180 × 80")),
        Product("Lampada «Ibis», {}", "LED 9 W, dimmerabile", "pz", ("53.00", "97.00"), "1 2 3 6",
                ("bianca", "nera", "ottone")),
        Product("Manuale «{}»", "Rilegato", "pz", ("23.90", "57.90"), "1 2 5", _BOOKS, TaxClass.READING),
    ),
)  # fmt: skip
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Informatica", "Studio Digitale", "Sistemi"),
    (
        Product("Sviluppo portale clienti, {}", "A consuntivo, rapportino allegato", "ore", ("62.00", "98.00"),
                "6.5 12 24 37.5 40", ("accesso", "ordini", "interfaccia magazzino")),
        Product("Consulenza in sede", "Raccolta requisiti con i reparti", "ore", ("80.00", "120.00"), "2 3.5 4 8"),
        Product("Contratto di assistenza {}", "Intervento entro quattro ore, giorni feriali", "mesi",
                ("170.00", "610.00"), "3 6 12", ("server", "postazioni", "rete")),
        Product("Licenza «Archivio Plus», {}", "Durata dodici mesi", "utenti", ("7.70", "18.90"), "5 12 25 40",
                ("singola", "gruppo")),
        Product("Backup remoto", "Cifrato, ripristino verificato", "mesi", ("47.00", "182.00"), "3 6 12"),
        Product("Rimborso chilometrico", "Andata e ritorno in auto", "km", ("0.38", "0.55"), "46 84 120 218"),
    ),
)  # fmt: skip
CRAFT = Trade(
    Branch.CRAFT,
    ("Falegnameria", "Impianti Elettrici", "Serramenti"),
    (
        Product("Manodopera, posa {}", "Trasferta e attrezzatura comprese", "ore", ("34.00", "49.50"),
                "4 7.5 8 16 22.5", ("piano terra", "mansarda")),
        Product("Legname strutturale {} mm", "Abete piallato, essiccato", "m", ("4.00", "11.20"), "12 18.5 36 54",
                ("60 × 120", "60 × 160", "80 × 200")),
        Product("Porta interna, {}", "Tamburata, telaio 140 mm, maniglia inox", "pz", ("209.00", "449.00"), "1 2 4",
                ("bianca", "rovere", "faggio")),
        Product("Cavo FG16 {}", "Matassa da 50 m, grigio", "mat.", ("27.50", "71.00"), "2 4 3 6",
                ("3 × 1,5", "3 × 2,5", "5 × 2,5")),
        Product("Serie «Ciottolo», {}", "Bianco opaco, con placca", "pz", ("6.50", "20.50"), "4 8 12 24",
                ("presa", "deviatore", "dimmer")),
        Product("Smaltimento macerie", "Cassone 5 m³, bolla di pesata allegata", "a corpo", ("185.00", "305.00"), "1"),
    ),
)  # fmt: skip
GROCERY = Trade(
    Branch.GROCERY,
    ("Market", "Alimentari", "Gastronomia"),
    (
        Product("Latte intero {}", "", "pz", ("1.15", "1.85"), "1 1 2 3", ("1 L", "50 cl"), TaxClass.FOOD),
        Product("Pane casereccio {} g", "", "pz", ("2.10", "4.20"), "1 1 2", ("500", "1000"), TaxClass.FOOD),
        Product("Mele {}", "", "kg", ("1.79", "3.19"), "0.652 1.204 0.88 2", ("Renetta", "Gala"), TaxClass.FOOD),
        Product("Formaggio {}", "", "kg", ("14.90", "23.90"), "0.214 0.18 0.356", ("fresco", "stagionato"),
                TaxClass.FOOD),
        Product("Caffè macinato {}", "", "pz", ("3.99", "7.99"), "1 1 2", ("dolce", "intenso"), TaxClass.FOOD),
        Product("Uova {}", "", "conf.", ("1.99", "3.89"), "1 1 2", ("x6", "x10"), TaxClass.FOOD),
        Product("Detersivo piatti {}", "", "pz", ("0.99", "2.49"), "1 1 2", ("limone", "delicato")),
        Product("Carta cucina {}", "", "conf.", ("2.25", "3.95"), "1 1 2", ("x2", "x4")),
        Product("Pile {}", "", "conf.", ("3.39", "6.89"), "1 1 2", ("AA", "AAA")),
    ),
)  # fmt: skip
CATERING = Trade(
    Branch.CATERING,
    ("Trattoria", "Bar", "Osteria", "Pizzeria"),
    (
        Product("Minestra del giorno", "", "", ("6.00", "8.50"), "1 1 2"),
        Product("Pizza {}", "", "", ("6.50", "11.50"), "1 1 2", ("margherita", "capricciosa")),
        Product("Tagliatelle al ragù", "", "", ("9.50", "13.00"), "1 1 2"),
        Product("Insalata {}", "", "", ("4.50", "9.80"), "1 1 2", ("verde", "mista", "di mare")),
        Product("Tiramisù", "", "", ("5.00", "6.50"), "1 2"),
        Product("Caffè {}", "", "", ("1.20", "1.80"), "1 2 3", ("espresso", "macchiato")),
        Product("Acqua {}", "", "", ("1.50", "3.00"), "1 2", ("50 cl", "1 L")),
        Product("Coperto", "", "", ("1.50", "3.00"), "1 2 4"),
    ),
)
TELECOM = Trade(
    Branch.TELECOM,
    ("Telecom", "Reti", "Mobile"),
    (
        Product("Canone linea -{}", "Piano Ufficio M", "mese", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Chiamate verso mobili -{}", "", "min", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("Chiamate internazionali -{}", "", "min", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Messaggi -{}", "", "n.", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Dati -{}", "", "GB", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
