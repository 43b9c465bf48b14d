"""English names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Ashdown", "Bellweather", "Carrow", "Dunmorrow", "Eastlake", "Fennimore", "Greenhalgh", "Hartigan", "Kilbraney",
        "Larkspur", "Merrow", "O'Shanley", "Penhallow", "Quillfeather", "Thistlewood", "Wexcombe",
    ),
    fancies=("Blue Heron", "Northgate", "Paper Lantern", "Seven Oars", "Tidewater", "Copper Kettle"),
    customer_words=(
        "Architects", "Bakeries", "Bicycle Works", "Engineering", "Estates", "Furniture", "Garden Centres", "Opticians",
        "Publishing", "Veterinary Practice",
    ),
    cities=("Ballymarrow", "Castlefenn", "Eastmere", "Kilwhistle", "Lower Thornby", "Port Merrion", "Stonebridge Bay"),
    streets=(
        "Abbey Road West", "Beacon Hill", "Cooper's Row", "Foundry Lane", "Harbour Street", "Mill Quay", "Orchard Rise",
        "Rope Walk", "Saltmarsh Way", "The Old Maltings",
    ),
    street_pattern="{number} {street}",
    mailboxes=("accounts", "billing", "hello", "office"),
    banks=("Harbour & Mill Bank", "Eastmere Savings Bank", "Merrion Trade Bank"),
)  # fmt: skip

_COLOURS = ("blue", "red", "green", "black", "grey")

OFFICE = Trade(
    Branch.OFFICE,
    ("Office Supplies", "Stationers", "Workplace"),
    (
        Product(
            "Copier paper A4, 80 gsm, white",
            "Box of 5 reams of 500 sheets, wood-free",
            "ctn",
            ("18.90", "26.50"),
            "2 4 5 8 10 20",
        ),
        Product(
            "Lever arch file A4, 80 mm, {}",
            "Metal edges, exchangeable spine label",
            "pcs",
            ("2.45", "4.20"),
            "5 10 20 25 50",
            _COLOURS,
        ),
        Product(
            "Toner TK-{}",
            "Yields about 6,000 pages at 5% coverage",
            "pcs",
            ("62.00", "138.00"),
            "1 2 3 4",
            ("310 black", "310 cyan", "310 magenta", "310 yellow", "550 black"),
        ),
        Product(
            "Ballpoint pens, {}",
            "Retractable, permanent ink, pack of 50",
            "pk",
            ("10.90", "15.80"),
            "1 2 4 6",
            _COLOURS,
        ),
        Product(
            "Sticky notes 76 × 76 mm, {}",
            "12 pads of 100 sheets, removable",
            "pk",
            ("6.50", "11.90"),
            "2 3 6 12",
            ("yellow", "assorted", "pastel"),
        ),
        Product(
            "Swivel chair “Lotus”, {}",
            "Synchronous tilt, seat height 42–55 cm, wool blend",
            "pcs",
            ("239.00", "479.00"),
            "1 2 4 6",
            ("charcoal", "teal", "grey"),
        ),
        Product(
            "Sit-stand desk {} cm",
            "Twin motor, 62–128 cm, oak veneer top, cable tray",
            "pcs",
            ("549.00", "879.00"),
            "1 2 3",
            ("140 × 80", "160 × 80", "180 × 80"),
        ),
        Product(
            "Desk lamp “Ibis”, {}",
            "LED, 9 W, dimmable, with clamp",
            "pcs",
            ("52.00", "96.00"),
            "1 2 3 6",
            ("white", "black", "brass"),
        ),
        Product(
            "Handbook “{}”",
            "Hardback, latest edition",
            "pcs",
            ("22.50", "57.50"),
            "1 2 5",
            ("Bookkeeping Made Plain", "Law for the Office", "Touch Typing"),
            TaxClass.READING,
        ),
    ),
)
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Software", "Systems", "Digital Studio"),
    (
        Product(
            "Customer portal development, {}",
            "Time and materials, time sheet enclosed",
            "hrs",
            ("86.00", "128.00"),
            "6.5 12 24 37.5 40",
            ("sign-in", "order overview", "stock interface"),
        ),
        Product(
            "On-site consulting", "Requirements workshop with the department", "hrs", ("104.00", "145.00"), "2 3.5 4 8"
        ),
        Product(
            "Maintenance contract, {}",
            "Four hours' response, working days 8 am to 6 pm",
            "months",
            ("175.00", "620.00"),
            "3 6 12",
            ("servers", "workstations", "network"),
        ),
        Product(
            "Licence “Filing Plus”, {}",
            "Term of twelve months",
            "seats",
            ("7.50", "18.90"),
            "5 12 25 40",
            ("single", "team"),
        ),
        Product("Off-site backup", "Encrypted, restore tested every day", "months", ("48.00", "185.00"), "3 6 12"),
        Product("Travel by car", "Return journey", "miles", ("0.45", "0.65"), "46 84 120 218"),
    ),
)
CRAFT = Trade(
    Branch.CRAFT,
    ("Joinery", "Carpentry", "Electrical Contractors"),
    (
        Product(
            "Skilled labour, {}",
            "Including travel and small tools",
            "hrs",
            ("46.00", "64.50"),
            "4 7.5 8 16 22.5",
            ("ground floor", "loft"),
        ),
        Product(
            "Structural timber {} mm",
            "Spruce, planed, kiln dried",
            "m",
            ("4.10", "11.50"),
            "12 18.5 36 54",
            ("60 × 120", "60 × 160", "80 × 200"),
        ),
        Product(
            "Internal door, {}",
            "Solid core, 140 mm frame, stainless lever handle",
            "pcs",
            ("209.00", "455.00"),
            "1 2 4",
            ("white", "oak", "beech"),
        ),
        Product(
            "Twin and earth cable {} mm²",
            "50 m reel, grey",
            "reels",
            ("27.90", "72.00"),
            "2 4 3 6",
            ("1.5", "2.5", "4.0"),
        ),
        Product(
            "Wiring accessories “Pebble”, {}",
            "Matt white, with frame",
            "pcs",
            ("6.50", "20.90"),
            "4 8 12 24",
            ("socket", "two-way switch", "dimmer"),
        ),
        Product("Removal of rubble", "5 m³ skip, weighbridge ticket enclosed", "lot", ("185.00", "310.00"), "1"),
    ),
)
GROCERY = Trade(
    Branch.GROCERY,
    ("Market", "Fine Foods", "Grocers"),
    (
        Product("Whole milk {}", "", "pcs", ("0.99", "1.85"), "1 1 2 3", ("1 L", "2 pt"), TaxClass.FOOD),
        Product("Sourdough loaf {} g", "", "pcs", ("2.40", "4.60"), "1 1 2", ("400", "800"), TaxClass.FOOD),
        Product("Apples {}", "", "kg", ("1.90", "3.30"), "0.652 1.204 0.88 2", ("Bramley", "Gala"), TaxClass.FOOD),
        Product("Cheddar {}", "", "kg", ("11.50", "18.90"), "0.214 0.18 0.356", ("mild", "mature"), TaxClass.FOOD),
        Product("Ground coffee {}", "", "pcs", ("4.50", "8.20"), "1 1 2", ("mild", "dark"), TaxClass.FOOD),
        Product("Free range eggs {}", "", "pk", ("2.10", "3.75"), "1 1 2", ("x6", "x12"), TaxClass.FOOD),
        Product("Sparkling water {}", "", "btl", ("0.55", "1.25"), "1 6 12", ("500 ml", "1 L")),
        Product("Washing-up liquid {}", "", "pcs", ("0.95", "2.60"), "1 1 2", ("lemon", "sensitive")),
        Product("Kitchen roll {}", "", "pk", ("2.25", "4.10"), "1 1 2", ("x2", "x4")),
        Product("Batteries {}", "", "pk", ("3.49", "7.25"), "1 1 2", ("AA", "AAA")),
    ),
)
CATERING = Trade(
    Branch.CATERING,
    ("Kitchen", "Cafe", "Tavern", "Grill"),
    (
        Product("Soup of the day", "", "", ("5.50", "7.50"), "1 1 2"),
        Product("Fish & chips {}", "", "", ("12.90", "18.50"), "1 1 2", ("regular", "large")),
        Product("Veggie burger", "", "", ("10.50", "14.90"), "1 1 2"),
        Product("House salad {}", "", "", ("4.90", "11.50"), "1 1 2", ("small", "large", "w/ goat cheese")),
        Product("Sticky toffee pudding", "", "", ("5.75", "7.95"), "1 2"),
        Product("Coffee {}", "", "", ("2.40", "4.20"), "1 2 3", ("filter", "flat white")),
        Product("Lemonade {}", "", "", ("2.80", "4.50"), "1 2 3", ("sm", "lg")),
        Product("Pale ale {}", "", "", ("3.40", "6.10"), "1 2 4", ("half", "pint")),
    ),
)
TELECOM = Trade(
    Branch.TELECOM,
    ("Telecom", "Networks", "Mobile"),
    (
        Product("Line rental -{}", "Plan Office M", "month", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Calls to mobiles -{}", "", "min", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("International calls -{}", "", "min", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Text messages -{}", "", "pcs", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Data bundle -{}", "", "GB", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
