"""A small shop in FastAPI; `python fastapi_shop.py > fastapi_shop.json` exports its document (fastapi 0.165.0)."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, FastAPI, Query
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from pydantic import BaseModel, Field

app = FastAPI(title="Shop", version="1.0.0")
scheme = OAuth2PasswordBearer(tokenUrl="auth/token")
User = Annotated[str, Depends(scheme)]


class Token(BaseModel):
    access_token: str
    token_type: str


class CustomerIn(BaseModel):
    name: str = Field(min_length=2)
    email: str
    city: str | None = None


class Customer(CustomerIn):
    id: int
    created_at: datetime


class OrderState(StrEnum):
    pending = "pending"
    paid = "paid"
    cancelled = "cancelled"


class Item(BaseModel):
    sku: str = Field(min_length=3)
    quantity: int = Field(gt=0)


class OrderIn(BaseModel):
    items: list[Item] = Field(min_length=1)
    note: str | None = None


class Order(OrderIn):
    id: int
    customer_id: int
    state: OrderState


class PaymentIn(BaseModel):
    amount: int = Field(gt=0)
    method: str


class Payment(PaymentIn):
    id: int
    order_id: int


class CustomerPage(BaseModel):
    items: list[Customer]
    total: int
    page: int
    size: int


@app.post("/auth/token", tags=["auth"])
def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token: ...


@app.get("/customers")
def list_customers(
    user: User, page: Annotated[int, Query(ge=1)] = 1, size: Annotated[int, Query(ge=1, le=100)] = 20
) -> CustomerPage: ...


@app.post("/customers", status_code=201)
def create_customer(customer: CustomerIn, user: User) -> Customer: ...


@app.get("/customers/{customer_id}")
def get_customer(customer_id: int, user: User) -> Customer: ...


@app.post("/customers/{customer_id}/orders", status_code=201)
def create_order(customer_id: int, order: OrderIn, user: User) -> Order: ...


@app.get("/customers/{customer_id}/orders")
def list_orders(customer_id: int, user: User) -> list[Order]: ...


@app.get("/orders/{order_id}")
def get_order(order_id: int, user: User) -> Order: ...


@app.post("/orders/{order_id}/cancel")
def cancel_order(order_id: int, user: User) -> Order: ...


@app.post("/orders/{order_id}/payments", status_code=201)
def create_payment(order_id: int, payment: PaymentIn, user: User) -> Payment: ...


@app.get("/payments/{payment_id}")
def get_payment(payment_id: int, user: User) -> Payment: ...


if __name__ == "__main__":
    print(json.dumps(app.openapi(), indent=1))
