"""Titles and sentences that read like what people write, by the kind of thing that they are about."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, tuple[str, ...]] = {
    "product": (
        *("Oak Desk Lamp", "Linen Tea Towel", "Cast Iron Skillet", "Walnut Bookend", "Wool Throw Blanket"),
        *("Ceramic Coffee Mug", "Canvas Tote Bag", "Glass Water Bottle", "Leather Notebook", "Bamboo Cutting Board"),
        *("Merino Hiking Socks", "Enamel Camping Mug", "Steel Measuring Cup", "Cotton Bath Towel", "Copper Kettle"),
    ),
    "text": (
        *("A Weekend on the Coast", "How to Keep Herbs Alive", "Notes on Slow Travel", "The Long Way Home"),
        *(
            "Ten Soups for Winter",
            "What We Learned This Year",
            "An Introduction to Bookbinding",
            "Letters from the Lake",
        ),
        *("Small Gardens, Big Harvests", "The History of Paper", "Baking Bread Every Day", "A Guide to Night Trains"),
    ),
    "task": (
        *("Update the onboarding guide", "Fix the broken link in the footer", "Review the draft contract"),
        *("Call back about the delivery", "Prepare slides for Monday", "Clean up old test accounts"),
        *("Add pagination to the search page", "Order new name badges", "Write release notes", "Renew the certificate"),
    ),
    "event": (
        *("Quarterly Review", "Spring Open Day", "Introduction to Pottery", "Team Breakfast", "Summer Concert"),
        *("Product Workshop", "Annual General Meeting", "Evening Lecture", "Guided City Walk", "Harvest Festival"),
    ),
    "project": (
        *("Website Relaunch", "Customer Portal", "Field Survey", "Mobile App", "Data Cleanup", "Office Move"),
        *("Visitor Guide", "Warehouse Map", "Partner Directory", "Archive Search"),
    ),
    "group": (
        *(
            "Engineering",
            "Customer Support",
            "Book Club",
            "Weekend Hikers",
            "Design",
            "Field Operations",
            "Announcements",
        ),
        *("Early Birds", "Volunteers", "Research"),
    ),
    "place": ("Riverside Market", "Old Town Hall", "Harbour Street Store", "North Gate", "Central Station", "Lakeview"),
    "label": ("Home & Garden", "Outdoor", "Seasonal", "Books", "Kitchen", "Music", "Travel", "Featured", "Clearance"),
    "role": ("Viewer", "Editor", "Administrator", "Billing Manager", "Contributor", "Owner"),
    "plan": ("Starter", "Standard", "Professional", "Team", "Enterprise", "Annual"),
    "device": ("Front Desk Tablet", "Lobby Printer", "Greenhouse Sensor", "Backup Server", "Kitchen Display"),
    "key": ("Production", "Staging", "Reporting", "Local development", "Nightly export"),
    "animal": ("Biscuit", "Luna", "Mango", "Pepper", "Willow", "Ziggy", "Clover", "Otis"),
    "any": (
        *(
            "Northern Lights",
            "Morning Shift",
            "Second Edition",
            "Blue Harbour",
            "Green Corner",
            "Open Air",
            "First Draft",
        ),
        *("Winter Stock", "Silver Birch", "Paper Lantern", "Quiet Hours", "Field Notes"),
    ),
}
"""What one thing of a kind is called."""

DESCRIPTIONS: Mapping[str, tuple[str, ...]] = {
    "product": (
        "Made by hand in small batches from local materials.",
        "Light, easy to clean and made to last.",
        "Each piece is a little different in colour and grain.",
        "Comes in a box of recycled card, ready to give away.",
    ),
    "place": (
        "A quiet place close to the station, with a view of the river.",
        "Open every day but Monday, with step-free access from the yard.",
        "There is room for forty people, and parking for bicycles.",
    ),
    "event": (
        "Suitable for beginners; no previous knowledge is needed.",
        "Bring sturdy shoes and something warm for the evening.",
        "Coffee and cake are included, and there is a break at half past three.",
    ),
    "task": (
        "The first version is ready and waits for a second pair of eyes.",
        "Everything is prepared, only the signature is missing.",
        "It should be done before the end of the week.",
    ),
    "text": (
        "It began with a letter that had been lying in a drawer for thirty years.",
        "Nobody could say who had written it, or for whom.",
        "So we took the early train and went to see the place for ourselves.",
        "What we found there was not what we had expected.",
        "The rest of the story fits on a postcard.",
    ),
    "plan": (
        "Includes two free changes and support by e-mail.",
        "Can be cancelled at any time before the next month begins.",
    ),
    "person": (
        "Has been with us since the first day and knows every customer by name.",
        "Works from Monday to Thursday, mostly in the mornings.",
    ),
    "company": (
        "A family business in the third generation.",
        "Delivers within the region twice a week.",
    ),
    "animal": ("Friendly, curious and used to children.", "Was found in spring and has grown a lot since then."),
    "device": ("Stands behind the counter on the ground floor.", "Was replaced last year and has run well since."),
    "any": (
        "Set up in spring and looked after by the whole team.",
        "It is used every day and reviewed once a year.",
        "Changes are announced a week ahead.",
    ),
}
"""Sentences about a thing of each kind, in an order in which one may follow another."""
MESSAGES = (
    "Please leave the package with the neighbours if nobody answers.",
    "We agreed on the phone to move the date by one week.",
    "Thanks for the quick reply, that answers all my questions.",
    "Works well and arrived a day early.",
    "The numbers of the last quarter are attached.",
    "Checked by the team and approved without changes.",
    "Let me know if Thursday afternoon works for you.",
    "I have added the two missing pages, the rest is as before.",
)
"""What people write to each other."""
ABOUT: Mapping[str, tuple[str, ...]] = {
    "error": ("The connection was closed by the other side.", "The request took too long.", "The file is empty."),
    "reason": ("Requested by the customer", "Duplicate entry", "No longer needed", "Out of stock", "Changed plans"),
    "subject": (
        "Your order is on its way",
        "Question about the delivery",
        "Welcome on board",
        "Minutes of the meeting",
    ),
    "slogan": ("Made to last", "Better every morning", "Closer than you think", "Good things take time"),
    "bio": (
        *("Gardener, reader, occasional baker.", "Writes about trains and towns.", "Builds small things that work."),
        *("Teacher by day, cellist by night.", "Likes maps, coffee and long walks."),
    ),
}
"""Short texts about something."""
