"""Names of an SDK: what a person would choose, whatever framework wrote the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ugly_names import misleads, ugliness

from understudy_tools.sdk.names.drafts import Subject
from understudy_tools.sdk.names.engine import named
from understudy_tools.sdk.naming import package_name

# (method, path, operationId, whether it answers with a list, what a person would call it)
Row = tuple[str, str, str | None, bool, str]


def names(rows: Sequence[Row], **more: Any) -> list[str]:
    subjects = [
        Subject(f"{method} {path}", method, path, operation_id, is_list=is_list, **more)
        for method, path, operation_id, is_list, _ in rows
    ]
    found = named(subjects)
    return [str(found[subject.id]) for subject in subjects]


CRUD: list[Row] = [
    ("GET", "/v1/customers", "ListCustomers", True, "customers.list"),
    ("POST", "/v1/customers", "PostCustomers", False, "customers.create"),
    ("GET", "/v1/customers/{customer}", "GetCustomersCustomer", False, "customers.get"),
    ("POST", "/v1/customers/{customer}", "PostCustomersCustomer", False, "customers.update"),
    ("DELETE", "/v1/customers/{customer}", "DeleteCustomersCustomer", False, "customers.delete"),
    ("POST", "/v1/customers/{customer}/sources", "PostCustomersCustomerSources", False, "customers.sources.create"),
    ("GET", "/v1/customers/{customer}/sources", "GetCustomersCustomerSources", True, "customers.sources.list"),
    ("GET", "/v1/customers/{customer}/balance", "GetBalance", False, "customers.get_balance"),
]
DEEDS: list[Row] = [
    ("GET", "/jobs", None, True, "jobs.list"),
    ("GET", "/jobs/{id}", None, False, "jobs.get"),
    ("PUT", "/jobs/{id}", None, False, "jobs.replace"),
    ("PATCH", "/jobs/{id}", None, False, "jobs.update"),
    ("POST", "/jobs/{id}/cancel", None, False, "jobs.cancel"),
    ("POST", "/jobs/{id}/ship", None, False, "jobs.ship"),
    ("POST", "/jobs/{id}/set-status", "setJobStatus", False, "jobs.set_status"),
    ("POST", "/jobs/{id}:retry", "Jobs_Retry", False, "jobs.retry"),
    ("POST", "/jobs/import", "importJobs", False, "jobs.import_"),
    ("GET", "/jobs/search", "searchJobs", True, "jobs.search"),
    ("DELETE", "/jobs", "clearJobs", False, "jobs.clear"),
    ("POST", "/files", "uploadFile", False, "files.upload"),
    ("POST", "/files/{id}/log", "updateFileLog", False, "files.update_log"),
    ("GET", "/files/{id}", "downloadFile", False, "files.download"),
    ("POST", "/files/{id}/secrets", "rotateFileSecret", False, "files.secrets.rotate"),
    ("POST", "/clock/until", "advanceClockUntil", False, "clock.advance_until"),
]
FRAMEWORKS: list[Row] = [
    # FastAPI puts path and method behind the function, springdoc a number, NestJS the controller before it,
    # django-ninja the module, DRF the whole path; gRPC gateways the service; springfox the method.
    ("GET", "/api/items/{item_id}", "read_item_api_items__item_id__get", False, "items.get"),
    ("POST", "/api/items", "create_item_api_items_post", False, "items.create"),
    ("GET", "/api/orders", "findAll_1", True, "orders.list"),
    ("GET", "/api/orders/{id}", "getOrderUsingGET", False, "orders.get"),
    ("GET", "/api/plans/{slug}", "PlansController_findOne", False, "plans.get"),
    ("POST", "/api/plans/{slug}/archive", "PlansController_archive", False, "plans.archive"),
    ("POST", "/api/invoices/{id}/write-off", "__main___write_off", False, "invoices.write_off"),
    ("DELETE", "/api/parcels/{number}", "api_parcels_destroy", False, "parcels.delete"),
    ("POST", "/api/parcels/{number}/archive", "api_parcels_archive_create", False, "parcels.archive"),
    ("GET", "/api/memos/{id}", "MemoService_GetMemo", False, "memos.get"),
    ("POST", "/api/codes/{requestId}", "ScrapeUIController_submitCode", False, "codes.submit"),
]
LOOKED_UP: list[Row] = [
    # `by-email` is no thing that anybody has, nor is what follows `search`.
    ("GET", "/users", None, True, "users.list"),
    ("GET", "/users/{id}", None, False, "users.get"),
    ("GET", "/users/by-email", None, False, "users.get_by_email"),
    ("GET", "/users/by-phone/{phone}", None, False, "users.get_by_phone"),
    ("DELETE", "/users/by-phone/{phone}", None, False, "users.delete_by_phone"),
    ("GET", "/users/by-role/{role}", None, True, "users.list_by_role"),
    ("GET", "/users/search/by-name", None, True, "users.search_by_name"),
    ("GET", "/teams/by-slug/{slug}", None, False, "teams.by_slug.get"),
    ("GET", "/teams/by-slug/{slug}/users", None, True, "teams.by_slug.users.list"),
]
TRAPS: list[Row] = [
    # An item of a vault, not a vault; a list where both exist; a noun that is a verb as well.
    ("DELETE", "/vaults/{vault}/items/{item}", "deleteVaultItem", False, "vaults.items.delete"),
    ("GET", "/servers/actions", "list_server_actions", True, "servers.actions.list"),
    ("GET", "/servers/{id}/actions", "list_actions_for_server", True, "servers.actions.list_for_server"),
    ("GET", "/emails", "emails_send_list", True, "emails.list"),
    ("POST", "/emails", "emails_send", False, "emails.send"),
    ("GET", "/albums/{id}", "get-an-album", False, "albums.get"),
    ("GET", "/v2/filters", "getFiltersV2", True, "filters.list_v2"),
    ("GET", "/v1/filters", "getFilters", True, "filters.list"),
    ("GET", "/record", "getRecord", False, "records.get"),
    ("GET", "/records", "listRecords", True, "records.list"),
    ("GET", "/people/{id}/orders.json", None, True, "people.orders.list"),
    ("GET", "/streams/{id}/events", "streamEvents", False, "streams.get_events"),
]
# What the path says alone would be another word than the operation's own, or no word of a person.
OWN_WORDS: list[Row] = [
    ("GET", "/projects.{format}", "getProjects", True, "projects.list"),
    ("POST", "/projects.{format}", "createProject", False, "projects.create"),
    ("GET", "/relations/{id}.{format}", "getIssueRelation", False, "relations.get"),
    ("PATCH", "/sessions/{id}/extend", "extendSession", False, "sessions.extend"),
    ("GET", "/documents/export", "exportDocuments", False, "documents.export"),
    ("GET", "/documents/{id}/exists", "documentExists", False, "documents.exists"),
    ("POST", "/runners/upload_url", "createRunnerUploadUrl", False, "runners.create_upload_url"),
    ("PUT", "/guilds/{guild}/members/{user}", "add_guild_member", False, "guilds.members.add"),
    ("PATCH", "/guilds/{guild}/members/{user}", "update_guild_member", False, "guilds.members.update"),
    ("PUT", "/pins/{id}", "create_pin", False, "pins.create"),
    ("GET", "/apps/{app}/attempts/{endpoint}", "attempt.list-by-endpoint", True, "apps.attempts.list"),
    ("POST", "/points", "get_points", False, "points.get_many"),
    ("GET", "/points/{id}", "get_point", False, "points.get"),
    ("POST", "/points/query", "query_points", False, "points.query"),
    ("POST", "/points/query/batch", "query_batch_points", False, "points.query_batch"),
    ("GET", "/widget", "get_widget_settings", False, "widget.get"),
    ("GET", "/widget.json", "get_widget", False, "widget.get_json"),
    ("GET", "/health/ping", "ping", False, "health.ping"),
    ("HEAD", "/health/ping", None, False, "health.head_ping"),
    ("GET", "/identities/by/external/{externalID}", "getIdentityByExternalID", False, "identities.external.get"),
    ("GET", "/services/{name}/manifest", "showServiceManifest", False, "services.get_manifest"),
    ("PUT", "/repos/{repo}/import", "start-import", False, "repos.import_.start"),
    ("GET", "/repos/{repo}/import", "get-import-status", False, "repos.import_.get"),
    ("PATCH", "/repos/{repo}/import", "update-import", False, "repos.import_.update"),
    ("GET", "/repos/{repo}/import/authors", "get-commit-authors", True, "repos.import_.authors.list"),
    ("DELETE", "/sessions/{id}", "disableMySession", False, "sessions.disable"),
]
# What is done to many, and to which of them, is another thing than what is done to one.
MANY: list[Row] = [
    ("GET", "/things", "listThings", True, "things.list"),
    ("PATCH", "/things", "updateThings", False, "things.update_many"),
    ("DELETE", "/things", "deleteThings", False, "things.delete_all"),
    ("DELETE", "/things/{id}", "deleteThing", False, "things.delete"),
    ("PUT", "/things/{id}/words", "setWords", False, "things.words.replace_all"),
    ("GET", "/things/{id}/words", "getWords", True, "things.words.list"),
    ("GET", "/things/{id}/words/contains", "check-thing-words", True, "things.words.contains"),
    ("GET", "/user", "getUser", False, "user.get"),
    ("PATCH", "/user", "updateUser", False, "user.update"),
    ("GET", "/user/{account}", "getUserByAccount", False, "user.get_by_account"),
    ("POST", "/documents", "addDocuments", False, "documents.create"),
    ("POST", "/documents/delete", "delete_documents_by_filter", False, "documents.delete_many"),
    ("DELETE", "/documents/{id}", "delete_document", False, "documents.delete"),
    ("POST", "/notes", "updateOrCreateNotes", False, "notes.upsert"),
    ("POST", "/notes/{id}", "updateNote", False, "notes.update"),
    ("PUT", "/lists/{id}/entries", "reorder-or-replace-entries", False, "lists.entries.reorder_or_replace"),
    ("GET", "/lists/{id}/entries", "get-entries", True, "lists.entries.list"),
    ("PUT", "/lists/{id}/cover", "createOrUpdateCover", False, "lists.upsert_cover"),
    ("POST", "/pets", "createPets", False, "pets.create_many"),
    ("POST", "/pets\u200e", "createPet", False, "pets.create"),
]
# A path's last words may be a thing that is called like what is done, and something done that is called like a thing.
THINGS: list[Row] = [
    ("GET", "/indexes/{id}/search", "search_with_url", True, "indexes.search_with_parameters"),
    ("POST", "/indexes/{id}/search", "search_with_post", False, "indexes.search"),
    ("GET", "/indexes/{id}/search-limit", "getLimit", False, "indexes.get_search_limit"),
    ("PUT", "/indexes/{id}/search-limit", "putLimit", False, "indexes.update_search_limit"),
    ("DELETE", "/indexes/{id}/search-limit", "deleteLimit", False, "indexes.delete_search_limit"),
    ("POST", "/customers/{id}/checkout_url", "generateCustomerCheckoutURL", False, "customers.generate_checkout_url"),
    ("DELETE", "/data/destroy", "destroyData", False, "data.destroy"),
    ("POST", "/player/{id}/next", "skip-the-playback-of-this-user-to-next-track", False, "player.skip_next"),
    ("POST", "/player/{id}/queue", "add-to-queue", False, "player.add_to_queue"),
    ("POST", "/limits/{id}/spending", "Updateorganizationspendinglimit", False, "limits.update_spending"),
    ("POST", "/limits/{id}/default", "setDefaultLimit", False, "limits.set_default"),
    ("GET", "/reports/{id}/balance-sheet", "getBalanceSheet", False, "reports.get_balance_sheet"),
    ("GET", "/accounts/-", "GetOwnAccount", False, "accounts.get_current"),
    ("GET", "/accounts/{id}", "GetAccount", False, "accounts.get"),
    ("GET", "/rates/{id}", "getRate", False, "rates.get"),
    ("GET", "/rates/{from}/{to}/{date}", "getRateOnDate", False, "rates.get_by_date"),
    ("GET", "/rows?beta=true", "beta_listRows", True, "rows.list_with_beta"),
    ("GET", "/rows", "listRows", True, "rows.list"),
    ("GET", "/kinds/secret-6VMVochwUWo", "getSecretKind", False, "kinds.get_secret"),
    ("GET", "/files/{id}", "get_files_id", False, "files.get"),
    ("PUT", "/files/{id}", "put_files_id", False, "files.update"),
    ("GET", "/files/{id}#get_link", "get_files_id#get_link", False, "files.get_link"),
    ("PUT", "/files/{id}#add_link", "put_files_id#add_link", False, "files.add_link"),
    ("PUT", "/files/{id}#remove_link", "put_files_id#remove_link", False, "files.remove_link"),
    ("PATCH", "/lamps/{lamp_id}#id", "lamp_update_v1", False, "lamps.update"),
    ("GET", "/lamps/{lamp_id_or_name}#idOrName", "lamp_get_v1", False, "lamps.get"),
]
# What is linked was there before and stays; what a deed's own path undoes is called by its opposite.
LINKS: list[Row] = [
    ("PUT", "/albums/{id}/photos", "addPhotosToAlbum", False, "albums.photos.add"),
    ("DELETE", "/albums/{id}/photos/{photo}", "removePhotoFromAlbum", False, "albums.photos.remove"),
    ("DELETE", "/albums/{id}/photos", "remove-all-photos-from-album", False, "albums.photos.remove_all"),
    ("POST", "/albums/{id}/notes", "addNote", False, "albums.notes.create"),
]
# What FastAPI, gRPC gateways and people put before and behind the verb.
BEFORE_VERBS: list[Row] = [
    ("POST", "/v1/talks", "desk_api_v1_talks_start", False, "talks.start"),
    ("POST", "/v1/talks/{talk_id}", "desk_api_v1_talks_append", False, "talks.append"),
    ("PUT", "/v1/desks/{desk_id}/aliases", "desk_api_v1_desks_create_or_update_alias", False, "desks.aliases.upsert"),
    ("DELETE", "/v1/desks/{desk_id}/aliases", "desk_api_v1_desks_delete_alias", False, "desks.aliases.delete"),
    ("GET", "/v1/desks/{desk_id}/aliases", "desk_api_v1_desks_list_aliases", True, "desks.aliases.list"),
    ("DELETE", "/plans/{plan_id}", "unschedule_job_plans__plan_id__delete", False, "plans.unschedule_job"),
    ("GET", "/runs/{run_id}/stream", "stream_runs__run_id__stream_get", False, "runs.stream"),
    ("POST", "/runs/{run_id}/status", "read_run_status_runs__run_id__status_post", False, "runs.get_status"),
    ("POST", "/shifts/history", "shift_history_shifts_history_post", False, "shifts.history"),
    ("POST", "/runs/filter", "read_runs_runs_filter_post", True, "runs.filter"),
    ("POST", "/runs/word-search", "search", True, "runs.word_search"),
    ("GET", "/runs/{key}/latest", "read_latest_run_runs__key__latest_get", False, "runs.get_latest"),
    ("GET", "/runs/name/{name}", "read_run_by_name_runs_name__name__get", False, "runs.get_by_name"),
    ("GET", "/runs/{run_id}", "read_run_runs__run_id__get", False, "runs.get"),
    ("POST", "/vectors", "vectors_vectors_post", False, "vectors.create"),
]
# The path calls many by the word for one.
SINGULARS: list[Row] = [
    ("GET", "/message", "getMessages", False, "message.list"),
    ("DELETE", "/message/{id}", "deleteMessage", False, "message.delete"),
    ("GET", "/app/{id}/message", "getAppMessages", False, "app.message.list"),
    ("DELETE", "/app/{id}/message", "deleteAppMessages", False, "app.message.delete_all"),
    ("GET", "/app/{id}/config", "getConfig", False, "app.get_config"),
    ("GET", "/photo/{deviceId}", "getPhotosByDevice", True, "photo.list"),
    ("PATCH", "/keys", "updateKey", False, "keys.update"),
    ("POST", "/recovery", "updateRecoveryFlow", False, "recovery.update"),
    ("GET", "/keys", "listKeys", True, "keys.list"),
]
PROCEDURES: list[Row] = [
    ("POST", "/chat.postMessage", "chat_postMessage", False, "chat.post_message"),
    ("POST", "/documents.info", "documentsInfo", False, "documents.get"),
    ("POST", "/documents.list", "documentsList", True, "documents.list"),
    ("POST", "/users.profile.set", "users_profile_set", False, "users.profile.set"),
    ("GET", "/People('{name}')/Trips({id})", None, False, "people.trips.get"),
]


VERBS_BEFORE_KEYS: list[Row] = [
    ("GET", "/opera/list", "operaList", True, "opera.list"),
    ("GET", "/opera/{id}", "operaGet", False, "opera.get"),
    ("POST", "/opera/delete/{id}", "operaDelete", False, "opera.delete"),
    ("PUT", "/opera/edit/{id}", "operaEdit", False, "opera.edit"),
    ("POST", "/opera/add_actor/{id}", "operaAddActor", False, "opera.add_actor"),
    ("POST", "/venue/edit/{id}", None, False, "venue.edit"),
    ("GET", "/venue/get/{id}", None, False, "venue.get"),
    ("POST", "/venue/cancel/{id}", "cancelVenue", False, "venue.cancel"),
    # A thing that is called like a verb.
    ("POST", "/opera/record/{id}", "createOperaRecord", False, "opera.record.create"),
    ("GET", "/opera/files/{id}", "operaFiles", False, "opera.files.get"),
    ("PUT", "/opera/share/{id}", "updateShare", False, "opera.share.update"),
    ("DELETE", "/opera/share/{id}", "deleteShare", False, "opera.share.delete"),
]

ALL = [
    CRUD,
    DEEDS,
    FRAMEWORKS,
    TRAPS,
    OWN_WORDS,
    MANY,
    THINGS,
    LINKS,
    BEFORE_VERBS,
    SINGULARS,
    PROCEDURES,
    LOOKED_UP,
    VERBS_BEFORE_KEYS,
]


@pytest.mark.parametrize("rows", ALL)
def test_operations_are_called_what_a_person_would_call_them(rows: list[Row]) -> None:
    assert names(rows) == [wanted for *_, wanted in rows]


@pytest.mark.parametrize("rows", ALL)
def test_the_order_of_a_document_changes_no_name(rows: list[Row]) -> None:
    assert names(rows[::-1]) == names(rows)[::-1]


def test_a_request_that_names_its_records_is_about_many_and_not_all() -> None:
    rows: list[Row] = [
        ("GET", "/things", None, True, ""),
        ("DELETE", "/things", None, False, ""),
        ("GET", "/things/{id}", None, False, ""),
    ]
    assert names(rows, picks=True) == ["things.list", "things.delete_many", "things.get"]


def test_the_summary_is_heard_where_an_id_says_only_method_and_path() -> None:
    subjects = [
        Subject("1", "POST", "/files/{file_id}", "post_files_id", "Restore a file"),
        Subject("2", "PUT", "/files/{file_id}", "put_files_id", "Update a file"),
        Subject("3", "PUT", "/files/{file_id}/watermark", "put_files_id_watermark", "Apply a watermark"),
        Subject("4", "POST", "/files/{file_id}/parts", "post_files_id_parts", "Create a part"),
    ]
    found = named(subjects)
    assert [str(found[each.id]) for each in subjects] == [
        "files.restore",
        "files.update",
        "files.apply_watermark",
        "files.parts.create",
    ]


def test_a_summary_says_what_is_linked_turned_or_returned() -> None:
    subjects = [
        Subject("1", "POST", "/teams/{team}/people", None, "Add a person to a team"),
        Subject("2", "DELETE", "/teams/{team}/people/{id}", None, "Removes a person from the team"),
        Subject("3", "POST", "/plans/{id}/archive", "api_routes_archive_tuned_plan", "Archive the plan"),
        Subject("4", "DELETE", "/plans/{id}/archive", "api_routes_unarchive_tuned_plan", "Unarchive the plan"),
        Subject("5", "GET", "/covers/chapter-cover", None, "Returns the cover of a chapter", ("Cover",)),
    ]
    found = named(subjects)
    assert [str(found[each.id]) for each in subjects] == [
        "teams.people.add",
        "teams.people.remove",
        "plans.archive",
        "plans.unarchive",
        "covers.get_chapter_cover",
    ]


def test_what_is_in_all_paths_is_in_no_name() -> None:
    rows: list[Row] = [("GET", "/acme/api/v3/a", None, True, ""), ("POST", "/acme/api/v3/b", None, False, "")]
    assert names(rows) == ["a.list", "b.create"]


def test_a_lone_procedure_stands_in_its_tag_or_in_a_resource_of_its_own() -> None:
    rows: list[Row] = [("POST", "/login", "login", False, ""), ("GET", "/ping", "ping", False, "")]
    assert names(rows, tags=("Session",)) == ["session.login", "session.ping"]
    assert names([("GET", "/", None, False, "")]) == ["api.get"]


def hinted(path: str, **extensions: object) -> str:
    subject = Subject("x", "GET", path, "terminals-request-pairing-code", extensions=extensions)
    return str(named([subject])["x"])


def test_hints_for_generators_come_first() -> None:
    fern = {"x-fern-sdk-group-name": ["billing", "plans"], "x-fern-sdk-method-name": "fetchAll"}
    assert hinted("/v1/p", **fern) == "billing.plans.fetch_all"
    speakeasy = {"x-speakeasy-group": "terminals", "x-speakeasy-name-override": "pair"}
    assert hinted("/v1/p", **speakeasy) == "terminals.pair"
    # A group for which the path's own name would be another resource's.
    assert hinted("/v1/pairing-codes", **{"x-speakeasy-group": "terminals"}) == "terminals.request_pairing_code"


_PART = st.sampled_from(["users", "{id}", "orders", "cancel", "v1", "api", "me", "search", "list", "user", "{key}"])
_PATH = st.lists(_PART, min_size=1, max_size=5).map(lambda parts: "/" + "/".join(parts))
_ROWS = st.lists(st.tuples(st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE"]), _PATH), unique=True, max_size=8)


@given(_ROWS)
@settings(max_examples=150)
def test_every_operation_has_a_name_of_its_own_that_python_takes(rows: list[tuple[str, str]]) -> None:
    found = named([Subject(f"{method} {path}", method, path) for method, path in rows])
    assert len({str(name) for name in found.values()}) == len(rows)
    assert all(part.isidentifier() for name in found.values() for part in (*name.group, name.method))
    groups = {name.group for name in found.values()}
    assert not {(*name.group, name.method) for name in found.values()} & groups


@pytest.mark.parametrize(
    ("group", "method", "why"),
    [
        ("emails", "emails_send", "begins with its resource"),
        ("companies", "companies_all", "begins with its resource"),
        ("albums", "get_an", "a fragment"),
        ("items", "read_item_item_id_get", "a word twice"),
        ("jobs", "create_2", "a number"),
        ("items", "delete_", "an underscore at its end"),
        ("items", "get_items_using_get", "a word twice"),
        ("vectors", "vectors", "is its resource"),
        ("releases", "list_vlatest", "a word for a version"),
        ("search", "search", ""),
        ("jobs", "import_", ""),
        ("jobs", "set_status", ""),
        ("filters", "list_v2", ""),
    ],
)
def test_what_is_ugly_is_written_down(group: str, method: str, why: str) -> None:
    assert ugliness((group,), method) == why


def test_what_misleads_is_written_down() -> None:
    assert misleads(("items",), "delete", "DELETE", "/vaults/{vault}") == "delete is of vaults"
    assert misleads(("items",), "create", "GET", "/items") == "create is not GET"
    assert misleads(("items",), "get", "GET", "/items/{id}.json") == ""


@pytest.mark.parametrize(
    ("title", "package"),
    [
        ("CampaignFlow", "campaignflow"),
        ("Train Travel API", "train_travel"),
        ("The Public REST API of Ant Farm (v2.1)", "ant_farm"),
        ("Requests API", "requests_client"),
        ("Acme's API documentation", "acme"),
        ("Acme\u2019s Ant Farm", "acme_ant_farm"),
        ("Email", "email_client"),
        ("Import", "import_client"),
        ("API", "api"),
        ("3com", "n3com"),
        ("", "client"),
    ],
)
def test_a_package_has_the_few_words_of_the_title_and_hides_no_other(title: str, package: str) -> None:
    assert package_name(title) == package
