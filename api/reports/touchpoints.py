"""The ten touchpoints of the customer's journey, by the words customers and stores use."""

from typing import Final

from api.reports.scorecard import Text

TOUCHPOINTS: Final = {
    "greeting": Text("迎宾接待", "Greeting"),
    "ten-second-response": Text("十秒响应", "Ten-second response"),
    "consulting": Text("产品咨询", "Consulting"),
    "trying": Text("选购体验", "Trying and choosing"),
    "environment": Text("购物环境", "Environment"),
    "checkout": Text("收银结算", "Checkout"),
    "farewell": Text("送别", "Farewell"),
    "after-sales": Text("售后服务", "After-sales"),
    "complaints": Text("投诉处理", "Complaints"),
    "conduct": Text("行为规范", "Conduct"),
}
