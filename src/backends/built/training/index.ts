// Building the in-house model.

export { type BuiltRecipe, builtRecipe, earlyStep, twinRecipe } from './recipe.js'
export { type TrainBuiltOptions, type TrainedModel, type TrainingStage, trainBuilt } from './train-built.js'
