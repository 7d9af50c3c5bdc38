"""`make bench`: start the product, fill it, measure it, print a table against the marks and write the figures as JSON."""

import json
import time

from bench.audits import measure_audits
from bench.product import running_product
from bench.world import make_world

with running_product() as product:
    t=time.time()
    world = make_world(product.settings.sqlalchemy_url, 16)
    for name, figures in measure_audits(product, world).items():
        print(name, json.dumps(figures))
    print(time.time()-t)
