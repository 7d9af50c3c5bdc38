"""Routes of the region tree and of stores."""

from typing import Any
from uuid import UUID

from api.accounts.models import Region
from api.accounts.permissions import Permission
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes
from api.stores.models import Store
from api.stores.schemas import (
    RegionChangeSchema,
    RegionPageSchema,
    RegionQuerySchema,
    RegionRequestSchema,
    RegionSchema,
    StoreChangeSchema,
    StorePageSchema,
    StoreQuerySchema,
    StoreRequestSchema,
    StoreSchema,
)
from api.stores.scope import visible_regions, visible_stores
from api.stores.services import add_region, add_store, change_region, change_store, find_stores, load

routes = Routes("stores", "The region tree and the stores in it.")


@routes.get("/regions", needs=Permission.STORE_READ, query=RegionQuerySchema, answers=RegionPageSchema)
def list_regions(context: Context, query: dict[str, Any]) -> Page:
    """List the regions in one's scope, newest first."""
    return read_page(context.session, visible_regions(context.actor, Permission.STORE_READ), [Region.id], **query)


@routes.post("/regions", needs=Permission.STORE_MANAGE, body=RegionRequestSchema, answers=RegionSchema, status=201)
def create_region(context: Context, body: dict[str, Any]) -> Region:
    """Add a region to the tree."""
    return add_region(context.session, context.actor, **body, now=context.now)


@routes.get("/regions/<uuid:region_id>", needs=Permission.STORE_READ, answers=RegionSchema)
def show_region(context: Context, region_id: UUID) -> Region:
    """Show a region."""
    return load(context.session, visible_regions(context.actor, Permission.STORE_READ), region_id)


@routes.patch("/regions/<uuid:region_id>", needs=Permission.STORE_MANAGE, body=RegionChangeSchema, answers=RegionSchema)
def edit_region(context: Context, body: dict[str, Any], region_id: UUID) -> Region:
    """Change a region's code or name; a region cannot be moved."""
    return change_region(context.session, context.actor, region_id, body, now=context.now)


@routes.get("/stores", needs=Permission.STORE_READ, query=StoreQuerySchema, answers=StorePageSchema)
def list_stores(context: Context, query: dict[str, Any]) -> Page:
    """List the stores in one's scope by code."""
    cursor, limit = query.pop("cursor"), query.pop("limit")
    found = find_stores(context.actor, **query)
    return read_page(context.session, found, [Store.code, Store.id], cursor=cursor, limit=limit, is_descending=False)


@routes.post("/stores", needs=Permission.STORE_MANAGE, body=StoreRequestSchema, answers=StoreSchema, status=201)
def create_store(context: Context, body: dict[str, Any]) -> Store:
    """Add a store to a region."""
    return add_store(context.session, context.actor, body, now=context.now)


@routes.get("/stores/<uuid:store_id>", needs=Permission.STORE_READ, answers=StoreSchema)
def show_store(context: Context, store_id: UUID) -> Store:
    """Show a store."""
    return load(context.session, visible_stores(context.actor, Permission.STORE_READ), store_id)


@routes.patch("/stores/<uuid:store_id>", needs=Permission.STORE_MANAGE, body=StoreChangeSchema, answers=StoreSchema)
def edit_store(context: Context, body: dict[str, Any], store_id: UUID) -> Store:
    """Change a store, or move it to another region."""
    return change_store(context.session, context.actor, store_id, body, now=context.now)
