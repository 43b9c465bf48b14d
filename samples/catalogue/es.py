"""Spanish names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Albarracín", "Baltanés", "Castroviejo", "Duráñez", "Escalonilla", "Fuentelviejo", "Garciñuño", "Hinojales",
        "Liébana", "Montalbánez", "Navascués", "Olmedilla", "Peñarrubia", "Quintanares", "Ruipérez", "Valdemoros",
    ),
    fancies=("Costa Azul", "El Faro", "Punto Norte", "Siete Olivos", "Tres Ríos", "La Encina"),
    customer_words=(
        "Arquitectos", "Bicicletas", "Clínica Dental", "Conservas", "Ediciones", "Inmobiliaria", "Jardinería",
        "Muebles", "Óptica", "Panaderías",
    ),
    cities=("Aldeanueva del Mar", "Castrollano", "Fuenteclara", "Montearena", "Puerto Nublo", "San Telmo", "Villaluz"),
    streets=(
        "Avda. de la Estación", "C/ Alfareros", "C/ del Molino", "C/ Mayor Alta", "Camino Viejo", "Paseo del Río",
        "Plaza de los Olmos", "Ronda Norte", "C/ Herreros", "C/ San Lucas",
    ),
    street_pattern="{street}, {number}",
    mailboxes=("facturas", "administracion", "info", "contabilidad"),
    banks=("Banco de Villaluz", "Caja del Molino", "Banca Fuenteclara"),
)  # fmt: skip

_COLOURS = ("azul", "rojo", "verde", "negro", "gris")
_TONERS = ("310 negro", "310 cian", "310 magenta", "310 amarillo", "550 negro")
_BOOKS = ("Contabilidad sin misterios", "Derecho de oficina")

OFFICE = Trade(
    Branch.OFFICE,
    ("Ofimática", "Papelería", "Suministros"),
    (
        Product("Papel A4 80 g {}", "Caja de 5 paquetes de 500 hojas", "caja", ("18.90", "26.50"), "2 5 8 10 20",
                ("blanco", "reciclado")),
        Product("Archivador A4 de palanca, {}", "Lomo 80 mm, etiqueta", "ud.", ("2.25", "3.90"), "5 10 25 50",
                _COLOURS),
        Product("Tóner TK-{}", "Unas 6.000 páginas al 5 %", "ud.", ("62.00", "135.00"), "1 2 3 4", _TONERS),
        Product("Bolígrafos, {}", "Retráctiles, caja de 50", "caja", ("10.50", "15.80"), "1 2 4 6", _COLOURS),
        Product("Notas adhesivas {}", "12 blocs de 100 hojas", "paq.", ("6.40", "11.90"), "2 3 6 12",
                ("amarillas", "surtidas", "pastel")),
        Product("Silla giratoria «Lotus», {}", "Mecanismo sincro, altura 42–55 cm, tapizado de lana", "ud.",
                ("235.00", "469.00"), "1 2 4 6", ("antracita", "petróleo", "gris")),
        Product("Mesa elevable {} cm", "Dos motores, tablero de roble, canaleta", "ud.", ("549.00", "869.00"), "1 2 3",
                ("140 × 80", "160 × 80", "180 × 80")),
        Product("Lámpara «Ibis», {}", "LED 9 W, regulable", "ud.", ("52.00", "95.00"), "1 2 3 6",
                ("blanca", "negra", "latón")),
        Product("Libro «{}»", "Tapa dura", "ud.", ("22.90", "55.90"), "1 2 5", _BOOKS, TaxClass.READING),
    ),
)  # fmt: skip
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Informática", "Estudio Digital", "Software"),
    (
        Product("Desarrollo del portal, {}", "Por horas, se adjunta parte de trabajo", "h", ("58.00", "92.00"),
                "6.5 12 24 37.5 40", ("acceso", "pedidos", "interfaz almacén")),
        Product("Consultoría presencial", "Taller de requisitos", "h", ("75.00", "110.00"), "2 3.5 4 8"),
        Product("Contrato de mantenimiento, {}", "Respuesta en cuatro horas, días laborables", "meses",
                ("160.00", "590.00"), "3 6 12", ("servidores", "puestos", "red")),
        Product("Licencia «Archivo Plus», {}", "Vigencia doce meses", "puestos", ("7.50", "18.50"), "5 12 25 40",
                ("individual", "equipo")),
        Product("Copia de seguridad externa", "Cifrada, restauración probada", "meses", ("45.00", "175.00"), "3 6 12"),
        Product("Desplazamiento", "Ida y vuelta en coche", "km", ("0.26", "0.45"), "46 84 120 218"),
    ),
)  # fmt: skip
CRAFT = Trade(
    Branch.CRAFT,
    ("Carpintería", "Electricidad", "Reformas"),
    (
        Product("Mano de obra, montaje {}", "Incluye desplazamiento y herramienta", "h", ("32.00", "46.50"),
                "4 7.5 8 16 22.5", ("planta baja", "ático")),
        Product("Madera estructural {} mm", "Abeto cepillado y secado", "m", ("3.90", "10.90"), "12 18.5 36 54",
                ("60 × 120", "60 × 160", "80 × 200")),
        Product("Puerta interior, {}", "Maciza, marco 140 mm, manilla inox", "ud.", ("199.00", "435.00"), "1 2 4",
                ("blanca", "roble", "haya")),
        Product("Cable manguera {}", "Rollo de 50 m, gris", "rollo", ("26.90", "69.00"), "2 4 3 6",
                ("3 × 1,5", "3 × 2,5", "5 × 2,5")),
        Product("Mecanismos «Guijarro», {}", "Blanco mate, con marco", "ud.", ("6.20", "19.50"), "4 8 12 24",
                ("enchufe", "conmutador", "regulador")),
        Product("Retirada de escombros", "Contenedor 5 m³, se adjunta pesaje", "p.a.", ("180.00", "295.00"), "1"),
    ),
)  # fmt: skip
GROCERY = Trade(
    Branch.GROCERY,
    ("Mercado", "Ultramarinos", "Frutería"),
    (
        Product("Leche entera {}", "", "ud.", ("0.95", "1.55"), "1 1 2 3", ("1 L", "1,5 L"), TaxClass.FOOD),
        Product("Pan de pueblo {} g", "", "ud.", ("1.80", "3.90"), "1 1 2", ("400", "800"), TaxClass.FOOD),
        Product("Manzana {}", "", "kg", ("1.69", "2.99"), "0.652 1.204 0.88 2", ("Reineta", "Gala"), TaxClass.FOOD),
        Product("Queso {}", "", "kg", ("13.90", "22.90"), "0.214 0.18 0.356", ("tierno", "curado"), TaxClass.FOOD),
        Product("Café molido {}", "", "ud.", ("3.99", "7.49"), "1 1 2", ("natural", "mezcla"), TaxClass.FOOD),
        Product("Huevos camperos {}", "", "ud.", ("1.99", "3.79"), "1 1 2", ("x6", "x12"), TaxClass.FOOD),
        Product("Lavavajillas {}", "", "ud.", ("0.89", "2.35"), "1 1 2", ("limón", "suave")),
        Product("Papel cocina {}", "", "paq.", ("2.15", "3.85"), "1 1 2", ("x2", "x4")),
        Product("Pilas {}", "", "paq.", ("3.29", "6.79"), "1 1 2", ("AA", "AAA")),
    ),
)  # fmt: skip
CATERING = Trade(
    Branch.CATERING,
    ("Mesón", "Cafetería", "Taberna", "Bar"),
    (
        Product("Menú del día", "", "", ("12.50", "15.90"), "1 2 3"),
        Product("Tortilla {}", "", "", ("3.20", "9.50"), "1 1 2", ("pincho", "ración")),
        Product("Croquetas caseras", "", "", ("7.90", "10.50"), "1 1 2"),
        Product("Ensalada {}", "", "", ("5.90", "11.80"), "1 1 2", ("mixta", "de queso")),
        Product("Crema catalana", "", "", ("4.50", "5.90"), "1 2"),
        Product("Café {}", "", "", ("1.30", "2.20"), "1 2 3", ("solo", "con leche")),
        Product("Agua mineral {}", "", "", ("1.60", "2.80"), "1 2", ("50 cl", "1 L")),
        Product("Caña {}", "", "", ("1.80", "3.20"), "1 2 4", ("pequeña", "doble")),
    ),
)  # fmt: skip
TELECOM = Trade(
    Branch.TELECOM,
    ("Telecom", "Redes", "Móvil"),
    (
        Product("Cuota línea -{}", "Tarifa Oficina M", "mes", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Llamadas a móviles -{}", "", "min", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("Llamadas internacionales -{}", "", "min", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Mensajes -{}", "", "ud.", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Datos -{}", "", "GB", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
