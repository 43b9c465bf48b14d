"""English names, trades and products."""

from samples.catalogue.trade import Names, Product, Trade
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
TRADES = (OFFICE, SOFTWARE, CRAFT)
