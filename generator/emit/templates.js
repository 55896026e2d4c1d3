// Made by generator/emit/compile-templates.ts. Do not edit.
export const templates = {
  "env-example": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n# "
    + ((stack1 = alias2(alias1(depth0, "title", {"start":{"line":5,"column":4},"end":{"line":5,"column":9}} ), depth0)) != null ? stack1 : "")
    + "\n"
    + ((stack1 = alias2(alias1(depth0, "underline", {"start":{"line":6,"column":2},"end":{"line":6,"column":11}} ), depth0)) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"variables"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":7,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"comments"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = container.lambda(container.strict(depth0, "assignment", {"start":{"line":12,"column":2},"end":{"line":12,"column":12}} ), depth0)) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1;

  return "# "
    + ((stack1 = container.lambda(depth0, depth0)) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n# "
    + ((stack1 = container.lambda(container.strict(depth0, "title", {"start":{"line":17,"column":4},"end":{"line":17,"column":9}} ), depth0)) != null ? stack1 : "")
    + "\n#\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"variables"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":19,"column":0},"end":{"line":21,"column":9}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda;

  return "# "
    + ((stack1 = alias2(alias1(depth0, "name", {"start":{"line":20,"column":4},"end":{"line":20,"column":8}} ), depth0)) != null ? stack1 : "")
    + ": "
    + ((stack1 = alias2(alias1(depth0, "reason", {"start":{"line":20,"column":14},"end":{"line":20,"column":20}} ), depth0)) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.lambda(container.strict(depth0, "header", {"start":{"line":1,"column":2},"end":{"line":1,"column":8}} ), depth0)) != null ? stack1 : "")
    + "\n# Copy to .env and fill in. Never commit the copy.\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"groups"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":3,"column":0},"end":{"line":14,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"refusals"),{"name":"each","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":15,"column":0},"end":{"line":22,"column":9}}})) != null ? stack1 : "");
}},
  "readme": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda;

  return "| `"
    + ((stack1 = alias2(alias1(depth0, "file", {"start":{"line":15,"column":5},"end":{"line":15,"column":9}} ), depth0)) != null ? stack1 : "")
    + "` | "
    + ((stack1 = alias2(alias1(depth0, "holds", {"start":{"line":15,"column":17},"end":{"line":15,"column":22}} ), depth0)) != null ? stack1 : "")
    + " |\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "# Generated from the contract of "
    + ((stack1 = alias2(alias1(depth0, "title", {"start":{"line":1,"column":35},"end":{"line":1,"column":40}} ), depth0)) != null ? stack1 : "")
    + "\n\nEverything here is made by `truth gen` from `"
    + ((stack1 = alias2(alias1(depth0, "contractPath", {"start":{"line":3,"column":47},"end":{"line":3,"column":59}} ), depth0)) != null ? stack1 : "")
    + "` and the files beside it. Do not edit: change the\ncontract and run\n\n```\nnpx truth gen            # writes what changed\nnpx truth gen --check    # only says what would change\nnpx truth explain FILE   # where a file or a line of it comes from\n```\n\n| file | holds |\n|---|---|\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":14,"column":0},"end":{"line":16,"column":9}}})) != null ? stack1 : "")
    + "\nAlso generated: `.env.example`, `render.yaml`, and the tables between `truth:begin` and `truth:end` in the pages of\n`"
    + ((stack1 = alias2(alias1(depth0, "knowledgeBase", {"start":{"line":19,"column":3},"end":{"line":19,"column":16}} ), depth0)) != null ? stack1 : "")
    + "/`.\n";
}},
  "render": {"0":function(container,depth0,helpers,partials,data) {
    var stack1;

  return "    healthCheckPath: "
    + ((stack1 = container.lambda(depth0, depth0)) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda;

  return "      - key: "
    + ((stack1 = alias2(alias1(depth0, "name", {"start":{"line":17,"column":15},"end":{"line":17,"column":19}} ), depth0)) != null ? stack1 : "")
    + "\n        "
    + ((stack1 = alias2(alias1(depth0, "source", {"start":{"line":18,"column":10},"end":{"line":18,"column":16}} ), depth0)) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = alias2(alias1(depth0, "header", {"start":{"line":1,"column":2},"end":{"line":1,"column":8}} ), depth0)) != null ? stack1 : "")
    + "\nservices:\n  - type: web\n    name: "
    + ((stack1 = alias2(alias1(depth0, "service", {"start":{"line":4,"column":12},"end":{"line":4,"column":19}} ), depth0)) != null ? stack1 : "")
    + "\n    runtime: docker\n    dockerfilePath: ./Dockerfile\n    plan: starter\n    region: frankfurt\n    branch: main\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"healthPaths"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":10,"column":0},"end":{"line":12,"column":9}}})) != null ? stack1 : "")
    + "    maxShutdownDelaySeconds: "
    + ((stack1 = alias2(alias1(depth0, "killSeconds", {"start":{"line":13,"column":31},"end":{"line":13,"column":42}} ), depth0)) != null ? stack1 : "")
    + "\n    autoDeployTrigger: \"off\"\n    envVars:\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"variables"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":16,"column":0},"end":{"line":19,"column":9}}})) != null ? stack1 : "")
    + "\ndatabases:\n  - name: "
    + ((stack1 = alias2(alias1(depth0, "database", {"start":{"line":22,"column":12},"end":{"line":22,"column":20}} ), depth0)) != null ? stack1 : "")
    + "\n    plan: basic-256mb\n    region: frankfurt\n    ipAllowList: []\n";
}},
};
