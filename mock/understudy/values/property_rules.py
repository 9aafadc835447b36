"""The rules of properties: what the value of a name looks like, as text, as a whole number, as a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from understudy.values.phrases import ABOUT, DESCRIPTIONS, MESSAGES, TITLES
from understudy.values.pools import jobs, streets
from understudy.values.rng import Rng
from understudy.values.subject import ValueSubject, kind_of

Rule = Callable[[ValueSubject, Rng], Any]
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_HEX = "0123456789abcdef"


def one(*options: Any) -> Rule:
    """Any of some values."""
    return lambda _subject, rng: rng.pick(options)


def _digits(rng: Rng, count: int) -> str:
    return "".join(rng.pick("0123456789") for _ in range(count))


def _hexes(count: int) -> Rule:
    return lambda _subject, rng: "".join(rng.pick(_HEX) for _ in range(count))


def _between(low: int, high: int, step: int = 1) -> Rule:
    return lambda _subject, rng: rng.between(low // step, high // step) * step


def _decimal(low: float, high: float, places: int = 2) -> Rule:
    scale = 10**places
    return lambda _subject, rng: rng.between(round(low * scale), round(high * scale)) / scale


# -- people and firms -------------------------------------------------------------------------------------------------


def _phone(subject: ValueSubject, rng: Rng) -> str:
    """E.164, of the town that the object is in; 555-01xx are the numbers of nobody in North America."""
    code = subject.town.dialling
    return f"{code}55501{_digits(rng, 2)}" if code.startswith("+1") else f"{code}{_digits(rng, 6)}"


def email(subject: ValueSubject, _rng: Rng) -> str:
    """An address that goes with the name of the person, or of the firm."""
    if subject.kind == "company":
        return f"info@{subject.host}"
    return f"{subject.user}@example.com"


def birth(_subject: ValueSubject, rng: Rng) -> str:
    """The date on which an adult was born."""
    return f"{rng.between(1955, 2004)}-{rng.between(1, 12):02}-{rng.between(1, 28):02}"


def _vat(subject: ValueSubject, rng: Rng) -> str:
    code = subject.town.country_code
    return f"{code if code != 'US' else 'DE'}{_digits(rng, 9)}"


# -- places -----------------------------------------------------------------------------------------------------------


def _street(subject: ValueSubject, rng: Rng) -> str:
    street, number = rng.pick(streets(subject.language)), rng.between(1, 250)
    return f"{number} {street}" if subject.language in ("en", "fr") else f"{street} {number}"


def _address(subject: ValueSubject, rng: Rng) -> str:
    town = subject.town
    line = _street(subject, subject.rng("street")) if subject.known("street") is None else subject.known("street")
    if subject.language == "en":
        return f"{line}, {town.city}, {town.region_code} {town.postcode}"
    return f"{line}, {town.postcode} {town.city}"


def _near(field: str) -> Rule:
    def nearby(subject: ValueSubject, rng: Rng) -> float:
        return round(float(getattr(subject.town, field)) + rng.between(-400, 400) / 10_000, 4)

    return nearby


# -- words ------------------------------------------------------------------------------------------------------------


def called(noun: str) -> Rule:
    """The name of something that stands beside: `projectName`."""
    return lambda subject, _rng: subject.called(kind_of(noun))


def _region(subject: ValueSubject, _rng: Rng) -> str:
    """`state` is a part of a country in an address, and a state of things anywhere else."""
    return subject.town.region if subject.is_address else "active"


def _description(low: int, high: int) -> Rule:
    """Sentences about a thing of the object's kind, as they follow each other."""

    def several(subject: ValueSubject, rng: Rng) -> str:
        known = DESCRIPTIONS.get(subject.kind, DESCRIPTIONS["any"])
        count = min(rng.between(low, high), len(known))
        first = rng.between(0, len(known) - count)
        return " ".join(known[first : first + count])

    return several


def _named(kind: str) -> Rule:
    return lambda _subject, rng: rng.pick(TITLES[kind])


def _about(what: str) -> Rule:
    return lambda _subject, rng: rng.pick(ABOUT[what])


def _numbered(prefix: str) -> Rule:
    return lambda _subject, rng: f"{prefix}-2025-{rng.between(1, 9999):04}"


def _file(ending: str) -> Rule:
    return lambda subject, _rng: f"{subject.slug}.{ending}"


def _luhn(body: str) -> str:
    total = sum(
        sum(divmod(int(digit) * 2, 10)) if place % 2 == 0 else int(digit) for place, digit in enumerate(reversed(body))
    )
    return body + str(-total % 10)


def _gtin(subject: ValueSubject, rng: Rng, prefix: str = "40") -> str:
    """EAN-13 with its check digit."""
    body = prefix + _digits(rng, 12 - len(prefix))
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


def _iban(_subject: ValueSubject, rng: Rng) -> str:
    """ISO 13616, with its check digits."""
    account = f"37040044{_digits(rng, 10)}"
    return f"DE{98 - int(account + '131400') % 97:02}{account}"


# -- the rules --------------------------------------------------------------------------------------------------------


def _rules(*groups: tuple[str, Rule]) -> dict[str, Rule]:
    return {name: rule for names, rule in groups for name in names.split()}


_TEXT = _rules(
    ("firstname givenname forename fname vorname prenom nombre", lambda subject, _: subject.first_name),
    ("lastname familyname surname lname nachname nom apellido apellidos", lambda subject, _: subject.last_name),
    ("middlename", lambda subject, rng: rng.pick(_LETTERS) + "."),
    (
        "fullname realname displayname contactname customername cardholdername accountholder assignee author "
        "authorname owner ownername recipient createdby updatedby uploadedby modifiedby requestedby submittedby "
        "approvedby reviewedby closedby publishedby invitedby reportedby contactperson holdername "
        "employeename manager reviewer",
        lambda subject, _: f"{subject.first_name} {subject.last_name}",
    ),
    (
        "username login handle nickname screenname loginname userlogin",
        lambda subject, _: subject.user.replace(".", "_"),
    ),
    ("email emailaddress mail useremail contactemail emails replyto courriel correo", email),
    ("phone phonenumber telephone tel mobile mobilenumber mobilephone cell cellphone fax telefon msisdn", _phone),
    ("gender", one("female", "male", "non-binary")),
    ("sex", one("female", "male")),
    ("salutation honorific anrede", one("Ms.", "Mr.", "Dr.")),
    ("birthdate birthday dateofbirth dob birth", birth),
    ("jobtitle job occupation profession position jobname", lambda subject, rng: str(rng.pick(jobs(subject.language)))),
    ("bio about aboutme biography", _about("bio")),
    ("maritalstatus", one("single", "married", "widowed")),
    (
        "company companyname organization organisation organizationname employer businessname legalname tradingname "
        "supplier manufacturer merchant merchantname publisher issuer",
        lambda subject, _: subject.company,
    ),
    ("department division", one("Sales", "Support", "Purchasing", "Engineering", "Logistics")),
    ("industry sector", one("Logistics", "Publishing", "Healthcare", "Retail", "Education")),
    ("vatnumber vatid vat taxid taxnumber", _vat),
    ("street streetaddress address1 addressline addressline1 line1 street1 strasse rue calle", _street),
    ("address2 addressline2 line2 street2 apartment unit suite", lambda _, rng: f"Apt. {rng.between(1, 40)}"),
    ("housenumber streetnumber buildingnumber", lambda _, rng: str(rng.between(1, 250))),
    ("address fulladdress formattedaddress billingaddress shippingaddress postaladdress location", _address),
    ("city town locality municipality ort stadt ville ciudad", lambda subject, _: subject.town.city),
    ("province region county statename", lambda subject, _: subject.town.region),
    ("state", _region),
    ("status", one("active")),
    ("statecode regioncode provincecode subdivision", lambda subject, _: subject.town.region_code),
    (
        "zip zipcode postalcode postcode plz postleitzahl codepostal codigopostal",
        lambda subject, _: subject.town.postcode,
    ),
    ("country countryname pays", lambda subject, _: subject.town.country),
    ("countrycode countryiso countryisocode iso2 isocode nationality", lambda subject, _: subject.town.country_code),
    ("timezone tz timezonename", lambda subject, _: subject.town.timezone),
    ("latitude lat", lambda subject, rng: str(_near("latitude")(subject, rng))),
    ("longitude lng lon", lambda subject, rng: str(_near("longitude")(subject, rng))),
    ("language lang languagecode", lambda subject, _: subject.language),
    ("locale languagetag", lambda subject, _: f"{subject.language}-{subject.town.country_code}"),
    ("currency currencycode currencyiso", lambda subject, _: "USD" if subject.language == "en" else "EUR"),
    ("amount price total subtotal cost balance tax ", lambda s, rng: f"{rng.between(500, 50_000) / 100:.2f}"),
    ("iban", _iban),
    ("bic swift swiftcode", one("COBADEFFXXX", "DEUTDEFFXXX", "NTSBDEB1XXX")),
    ("accountnumber", lambda _, rng: _digits(rng, 10)),
    ("routingnumber", one("021000021", "011401533", "091000019")),
    ("cardnumber", lambda _, rng: _luhn(f"400000{_digits(rng, 9)}")),
    ("last4 lastfour", lambda _, rng: _digits(rng, 4)),
    ("cvc cvv", lambda _, rng: _digits(rng, 3)),
    ("cardbrand cardtype", one("visa", "mastercard", "amex")),
    (
        "sku productcode articlenumber partnumber",
        lambda _, rng: f"{rng.pick(_LETTERS)}{rng.pick(_LETTERS)}-{rng.between(1000, 9999)}",
    ),
    ("ean gtin barcode upc", _gtin),
    ("isbn isbn13", lambda subject, rng: _gtin(subject, rng, "978")),
    ("invoicenumber ", _numbered("INV")),
    ("ordernumber", _numbered("ORD")),
    ("number", _numbered("NO")),
    ("receiptnumber", _numbered("RCP")),
    ("referencenumber reference externalreference", _numbered("REF")),
    ("trackingnumber trackingcode", lambda _, rng: f"1Z{_digits(rng, 10)}"),
    ("couponcode promocode vouchercode discountcode", one("WELCOME10", "SPRING25", "FREESHIP")),
    (
        "url link href website homepage site webpage permalink weburl htmlurl",
        lambda s, _: f"https://example.com/{s.slug}",
    ),
    ("callbackurl webhookurl callback endpoint notificationurl", lambda s, _: f"https://example.com/hooks/{s.slug}"),
    (
        "image imageurl photo photourl picture pictureurl avatar avatarurl thumbnail thumbnailurl logo logourl icon "
        "iconurl "
        "cover coverurl coverimage banner poster profileimage profilepicture",
        lambda s, _: f"https://example.com/images/{s.slug}.png",
    ),
    ("domain domainname hostname host", lambda subject, _: subject.host),
    ("subdomain", lambda subject, _: subject.host.partition(".")[0]),
    ("ip ipaddress ipv4 remoteaddress clientip", lambda _, rng: f"192.0.2.{rng.between(1, 254)}"),
    ("ipv6", lambda _, rng: f"2001:db8::{rng.between(1, 9999):x}"),
    ("mac macaddress", lambda _, rng: ":".join(["02", *(f"{rng.between(0, 255):02x}" for _ in range(5))])),
    ("useragent", one("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")),
    ("slug permalinkslug urlslug", lambda subject, _: subject.slug),
    ("filename originalfilename attachmentname", _file("pdf")),
    ("path filepath", lambda subject, _: f"/files/{subject.slug}"),
    ("mimetype contenttype mediatype", one("application/pdf", "image/png", "text/plain")),
    ("extension fileextension", one("pdf", "png", "txt")),
    ("hash sha256 checksum digest", _hexes(64)),
    ("sha sha1 commit commitsha commitid revision", _hexes(40)),
    ("md5 etag", _hexes(32)),
    ("token accesstoken refreshtoken apikey secret clientsecret authtoken sessiontoken", _hexes(40)),
    (
        "id uid guid sessionid requestid traceid correlationid transactionid externalid userid customerid orderid "
        "accountid",
        _hexes(16),
    ),
    ("color colour hexcolor backgroundcolor", one("#2e86ab", "#f6ae2d", "#33658a", "#758e4f", "#d1495b")),
    ("version appversion apiversion", lambda _, rng: f"{rng.between(1, 4)}.{rng.between(0, 12)}.{rng.between(0, 9)}"),
    ("browser", one("Firefox", "Chrome", "Safari")),
    ("os operatingsystem", one("Ubuntu 24.04", "Windows 11", "macOS 15")),
    ("platform", one("web", "ios", "android")),
    ("devicename", _named("device")),
    ("name title label heading caption displaytitle", lambda subject, _: subject.title),
    ("productname itemname", _named("product")),
    ("eventname eventtitle", _named("event")),
    ("projectname reponame", _named("project")),
    ("teamname groupname channelname", _named("group")),
    ("categoryname category tag topic genre keyword collectionname tagname", _named("label")),
    ("rolename", _named("role")),
    ("planname plan", _named("plan")),
    ("subject subjectline", _about("subject")),
    ("headline tagline slogan motto catchphrase", _about("slogan")),
    ("description summary details longdescription shortdescription excerpt abstract overview", _description(1, 2)),
    ("content body text html markdown article bodytext", _description(2, 4)),
    (
        "comment comments note notes message remark remarks instructions feedback review msg memo statement",
        one(*MESSAGES),
    ),
    ("reason cancellationreason statusreason", _about("reason")),
    ("error errormessage failuremessage failurereason lasterror", _about("error")),
    ("brand", one("Alder & Sons", "Brightwater", "Hillcrest", "Nordlys")),
    ("material", one("oak", "linen", "steel", "wool", "glass")),
    ("dimensions", one("20 × 30 cm", "40 × 60 cm", "12 × 18 cm")),
    ("sizename", one("S", "M", "L")),
    ("weekday dayofweek", one("Monday", "Wednesday", "Friday")),
    ("month monthname", one("March", "June", "October")),
    ("duration", one("PT30M", "PT1H", "PT2H")),
    ("time openingtime", one("09:00", "13:30", "17:45")),
    ("frequency interval recurrence", one("daily", "weekly", "monthly")),
    (
        "licenseplate plate registrationnumber",
        lambda _, rng: f"{rng.pick(_LETTERS)}{rng.pick(_LETTERS)} {_digits(rng, 4)}",
    ),
    ("vin", lambda _, rng: f"1HGCM82633A{_digits(rng, 6)}"),
    ("species", one("dog", "cat", "rabbit")),
    ("breed", one("Beagle", "Border Collie", "Maine Coon")),
    ("isbn10", one("0306406152", "0140449116")),
    ("unitofmeasure uom", one("kg", "m", "pcs")),
    ("method paymentmethod paymenttype", one("card", "transfer", "cash")),
)
_MONEY = (
    "price unitprice listprice total subtotal amount totalamount totalprice grandtotal netamount grossamount cost "
    "tax "
    "taxamount vatamount discount discountamount shipping shippingcost balance salary revenue "
    "refundamount deposit "
    "payment paidamount dueamount amountdue amountpaid value baseprice saleprice originalprice netprice grossprice"
)
_COUNTS = (
    "count views viewcount likes likecount followers followercount following downloads clicks visits commentcount "
    "commentscount reviewcount starscount stargazerscount forkscount watcherscount replies shares votes "
    "members membercount "
    "usercount ordercount itemcount usagecount hits impressions participants attendees seats"
)
_INTEGER = _rules(
    (_MONEY, _between(500, 50_000, 50)),
    (_COUNTS, _between(3, 900)),
    ("quantity qty stock inventory available onhand stocklevel units copies", _between(1, 60)),
    ("age", _between(19, 71)),
    ("year modelyear publishedyear releaseyear publicationyear", _between(2008, 2025)),
    ("month expmonth expirymonth", _between(1, 12)),
    ("day dayofmonth", _between(1, 28)),
    ("hour hours", _between(8, 18)),
    ("minute minutes", _between(5, 55, 5)),
    ("expyear expiryyear", _between(2031, 2036)),
    ("rating stars ", _between(3, 5)),
    ("score points", _between(20, 980)),
    ("percent percentage progress completion discountpercent battery batterylevel humidity", _between(5, 95)),
    ("priority severity level rank tier", _between(1, 4)),
    ("position order index sortorder sequence ordinal displayorder", _between(1, 12)),
    ("width", one(640, 800, 1280, 1920)),
    ("height", one(480, 600, 720, 1080)),
    ("size filesize bytes contentlength sizebytes", _between(2_048, 4_194_304)),
    ("weight weightgrams", _between(120, 4_800, 10)),
    ("duration durationseconds seconds runtime length", _between(60, 5_400, 30)),
    ("durationms latency latencyms responsetime elapsed", _between(12, 900)),
    ("port", one(443, 8080, 5432)),
    ("version revision", _between(1, 9)),
    ("pages pagecount numberofpages", _between(80, 640)),
    ("floor floors", _between(1, 12)),
    ("rooms bedrooms bathrooms", _between(1, 5)),
    ("mileage odometer", _between(8_000, 120_000)),
    ("employees employeecount headcount", _between(8, 480)),
    ("population", _between(12_000, 900_000)),
    ("retries attempts retrycount", _between(0, 3)),
    ("temperature", _between(12, 28)),
    ("timeout", one(30, 60, 120)),
)
_NUMBER = {
    **_INTEGER,
    **_rules(
        (_MONEY, _decimal(5, 500)),
        ("latitude lat", _near("latitude")),
        ("longitude lng lon", _near("longitude")),
        ("rating averagerating avgrating average stars", _decimal(3.2, 5, 1)),
        ("score confidence probability similarity", _decimal(0.55, 0.99)),
        ("percent percentage progress completion", _decimal(5, 95, 1)),
        ("taxrate vatrate rate interestrate discountrate apr", _decimal(1, 22, 1)),
        ("exchangerate", _decimal(0.8, 1.3, 4)),
        ("weight", _decimal(0.2, 12, 1)),
        ("width height depth length", _decimal(5, 120, 1)),
        ("distance", _decimal(0.4, 42, 1)),
        ("altitude elevation", _decimal(12, 900, 1)),
        ("temperature", _decimal(12, 28, 1)),
        ("humidity", _decimal(35, 70, 1)),
        ("pressure", _decimal(990, 1030, 1)),
        ("speed", _decimal(3, 110, 1)),
        ("area squaremeters", _decimal(28, 240, 1)),
        ("volume", _decimal(0.5, 80, 1)),
        ("duration", _decimal(1, 90, 1)),
        ("hours", _decimal(0.5, 8, 1)),
    ),
}


RULES: Mapping[str, Mapping[str, Rule]] = {"string": _TEXT, "integer": _INTEGER, "number": _NUMBER}
"""By JSON type, the rule of each name."""
